package dev.wasmk8s.spec.json;

/** Finds halves of surrogate pairs: escapes can carry them in, and no UTF-8 can carry them on. */
final class Surrogates {
    static final String PROBLEM = "the text contains half a surrogate pair";

    private Surrogates() {}

    static boolean arePaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
