package dev.wasmk8s.runtime.internal.engine;

import java.util.List;

/** Bytes that are no module, or a module that cannot be run here. */
public final class UnusableModuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnusableModuleException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /** Tells what is wrong and what to do. */
    public UnusableModuleException(String problem) {
        super(problem);
        this.problems = List.of(problem);
    }

    /** What is wrong and what to do, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
