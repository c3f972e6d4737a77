package dev.wasmk8s.examples.apiserver.embedded.kind;

import java.util.regex.Pattern;

/** Which texts can be names, labels and keys, by the rules of the Kubernetes API. */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(" + QUALIFIED + ")?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final Pattern IS_LABEL = Pattern.compile(LABEL);
    private static final Pattern IS_SUBDOMAIN = Pattern.compile(SUBDOMAIN);
    private static final Pattern IS_QUALIFIED = Pattern.compile(QUALIFIED);
    private static final Pattern IS_VALUE = Pattern.compile(VALUE);
    private static final Pattern IS_CONFIG_KEY = Pattern.compile(CONFIG_KEY);

    private Names() {}

    static void subdomain(String field, String text, Causes causes) {
        if (text.length() > 253) {
            causes.invalid(field, text, "must be no more than 253 characters");
        }
        if (!IS_SUBDOMAIN.matcher(text).matches()) {
            causes.invalid(
                    field,
                    text,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '" + SUBDOMAIN + "')");
        }
    }

    static void label(String field, String text, Causes causes) {
        if (text.length() > 63) {
            causes.invalid(field, text, "must be no more than 63 characters");
        }
        if (!IS_LABEL.matcher(text).matches()) {
            causes.invalid(
                    field,
                    text,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                            + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
                            + " for validation is '" + LABEL + "')");
        }
    }

    static void qualified(String field, String text, Causes causes) {
        int slash = text.indexOf('/');
        String name = text.substring(slash + 1);
        if (slash >= 0) {
            subdomain(field, text.substring(0, slash), causes);
        }
        if (name.length() > 63 || !IS_QUALIFIED.matcher(name).matches()) {
            causes.invalid(
                    field,
                    text,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                            + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                            + " validation is '" + QUALIFIED + "')");
        }
    }

    static void labelValue(String field, String text, Causes causes) {
        if (text.length() > 63 || !IS_VALUE.matcher(text).matches()) {
            causes.invalid(
                    field,
                    text,
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
                            + " '12345', regex used for validation is '" + VALUE + "')");
        }
    }

    static void configKey(String field, String text, Causes causes) {
        if (text.length() > 253
                || text.equals(".")
                || text.equals("..")
                || !IS_CONFIG_KEY.matcher(text).matches()) {
            causes.invalid(
                    field,
                    text,
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or"
                            + " 'KEY_NAME',  or 'key-name', regex used for validation is '" + CONFIG_KEY + "')");
        }
    }
}
