package dev.wasmk8s.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A review failed: there is no verdict. Callers must treat it as a denial unless a failure policy of their own says
 * otherwise.
 *
 * <p>The message names the module and says what happened; it never contains a token. Thread-safe as any exception.
 */
public final class ReviewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final @Nullable String module;
    private final String detail;

    /** A failure that is not tied to a module, or not yet. */
    public ReviewException(FailureCode code, String detail) {
        this(code, null, detail, null);
    }

    /** A failure that is not tied to a module, or not yet, with its cause. */
    public ReviewException(FailureCode code, String detail, @Nullable Throwable cause) {
        this(code, null, detail, cause);
    }

    /**
     * A failure of one module.
     *
     * @param module the name of the module definition, or null if none is concerned
     * @param detail what happened and, where one can say, what to do; without the module's name
     */
    public ReviewException(FailureCode code, @Nullable String module, String detail, @Nullable Throwable cause) {
        super(module == null ? detail : "module '" + module + "': " + detail, cause);
        this.code = code;
        this.module = module;
        this.detail = detail;
    }

    /** The same failure, told of a module. The stack trace stays that of this exception. */
    public ReviewException in(String moduleName) {
        ReviewException named = new ReviewException(code, moduleName, detail, getCause());
        named.setStackTrace(getStackTrace());
        return named;
    }

    /** Why the review failed. */
    public FailureCode code() {
        return code;
    }

    /** The name of the module that failed, or empty if none is concerned. */
    public Optional<String> module() {
        return Optional.ofNullable(module);
    }

    /** What happened, without the module's name. */
    public String detail() {
        return detail;
    }
}
