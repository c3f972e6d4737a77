package dev.wasmk8s.gateway.internal.request;

/**
 * Cuts a label selector into tokens: {@code = == != ! > < ( ) ,} and words. A token is its own text; the end is the
 * empty text, for no word is empty.
 */
final class LabelSelectorScanner {
    static final String END = "";

    private static final String SYMBOLS = "=!(),><";
    private static final String WHITESPACE = " \t\r\n";

    private final String text;
    private int position;

    LabelSelectorScanner(String text) {
        // A NUL ends the text for the API server.
        int nul = text.indexOf('\0');
        this.text = nul < 0 ? text : text.substring(0, nul);
    }

    /** The next token, without taking it. */
    String peek() {
        int before = position;
        String token = take();
        position = before;
        return token;
    }

    /** The next token, taken. */
    String take() {
        while (position < text.length() && WHITESPACE.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        int start = position;
        if (start == text.length()) {
            return END;
        }
        if (isSymbol(start)) {
            position += text.startsWith("==", start) || text.startsWith("!=", start) ? 2 : 1;
        } else {
            while (position < text.length() && !isSymbol(position) && WHITESPACE.indexOf(text.charAt(position)) < 0) {
                position++;
            }
        }
        return text.substring(start, position);
    }

    /** Whether a token is a word, that is, neither a symbol nor the end. */
    static boolean isWord(String token) {
        return !token.isEmpty() && SYMBOLS.indexOf(token.charAt(0)) < 0;
    }

    private boolean isSymbol(int index) {
        return SYMBOLS.indexOf(text.charAt(index)) >= 0;
    }
}
