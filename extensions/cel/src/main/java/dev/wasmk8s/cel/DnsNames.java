package dev.wasmk8s.cel;

import java.util.regex.Pattern;

/** The forms that names of Kubernetes have. */
final class DnsNames {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private DnsNames() {}

    static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && LABEL_PATTERN.matcher(text).matches();
    }

    static boolean isSubdomain(String text) {
        return text.length() <= LONGEST_SUBDOMAIN
                && SUBDOMAIN_PATTERN.matcher(text).matches();
    }
}
