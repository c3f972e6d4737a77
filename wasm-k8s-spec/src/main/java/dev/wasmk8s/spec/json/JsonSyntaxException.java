package dev.wasmk8s.spec.json;

/** The bytes at one place of a document are not JSON, or more than is allowed. Without a stack trace: it never leaves. */
@SuppressWarnings("serial")
final class JsonSyntaxException extends RuntimeException {
    static final String INVALID = "not valid JSON";
    static final String ENDS_EARLY = "not valid JSON: it ends early";
    static final String TWICE = "a key occurs twice in one object";
    static final String DEEP = "nested deeper than " + JsonLimits.DEPTH + " levels";
    static final String LONG =
            "a number or key is longer than allowed (" + JsonLimits.NUMBER + " and " + JsonLimits.KEY + " characters)";

    private final String problem;
    private final int at;

    /**
     * Tells of a problem.
     *
     * @param at the index of the byte that it was found at
     */
    JsonSyntaxException(String problem, int at) {
        super(problem, null, false, false);
        this.problem = problem;
        this.at = at;
    }

    String problem() {
        return problem;
    }

    int at() {
        return at;
    }
}
