package dev.wasmk8s.runtime.internal.outline.suite;

/**
 * What became of one command of a script.
 *
 * @param command the command's place, such as {@code i32.wast:42 assert_return}
 * @param verdict whether it did what the specification says
 * @param detail what happened instead, or why it was skipped; what was told, if it passed
 */
record Outcome(String command, Verdict verdict, String detail) {
    enum Verdict {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Outcome passed(String command) {
        return new Outcome(command, Verdict.PASSED, "");
    }

    /** Passed, and what was told. */
    static Outcome passed(String command, String told) {
        return new Outcome(command, Verdict.PASSED, told);
    }

    static Outcome failed(String command, String detail) {
        return new Outcome(command, Verdict.FAILED, detail);
    }

    static Outcome skipped(String command, String reason) {
        return new Outcome(command, Verdict.SKIPPED, reason);
    }
}
