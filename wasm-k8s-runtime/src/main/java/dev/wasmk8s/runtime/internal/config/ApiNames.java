package dev.wasmk8s.runtime.internal.config;

import java.util.regex.Pattern;

/** The forms that names have in the Kubernetes API. */
final class ApiNames {
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_NAME = 63;
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ApiNames() {}

    /** Whether it is a DNS subdomain in lower case, as names of most objects are. */
    static boolean isSubdomain(String name) {
        return name.length() <= LONGEST_SUBDOMAIN && SUBDOMAIN.matcher(name).matches();
    }

    /** Whether it is a DNS subdomain of three labels or more, as names of webhooks are. */
    static boolean isFullyQualified(String name) {
        return isSubdomain(name) && name.chars().filter(c -> c == '.').count() >= 2;
    }

    /** Whether it is a name, perhaps after a DNS subdomain and a slash, as keys of labels are. */
    static boolean isQualified(String name) {
        int slash = name.indexOf('/');
        return (slash < 0 || isSubdomain(name.substring(0, slash))) && isName(name.substring(slash + 1));
    }

    /** Whether a label can have this value. */
    static boolean isLabelValue(String value) {
        return value.isEmpty() || isName(value);
    }

    /** Whether an expression can call it. */
    static boolean isIdentifier(String name) {
        return name.length() <= LONGEST_NAME && IDENTIFIER.matcher(name).matches();
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }
}
