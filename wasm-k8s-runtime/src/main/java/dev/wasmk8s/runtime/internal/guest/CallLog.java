package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.spec.UseCase;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What is told of a call beside its outcome. Thread-safe.
 *
 * <p>A module whose definition says {@code debug} has its inputs and outputs logged at level INFO; of all others, what
 * they write to standard error is logged at level DEBUG; both under the name {@value #NAME}. Tokens are masked. Other secrets (the data of a Secret that
 * is reviewed, for example) are not: {@code debug} is for development.
 *
 * <p>A failure quotes the end of the guest's standard error, where most languages say why they gave up, unless the
 * guest was asked to authenticate: it has seen a token, failures end up in logs and answers, and no masking catches a
 * guest that prints a token in another form.
 */
final class CallLog {
    private static final String NAME = "dev.wasmk8s.runtime.calls";
    private static final int QUOTE = 400;

    /** Asked only when there is something to tell: logging is slow to start. The one of the name if null. */
    private final @Nullable Supplier<Logger> logger;

    private final String module;
    private final boolean everything;

    CallLog(String module, boolean debug) {
        this(null, module, debug);
    }

    CallLog(@Nullable Supplier<Logger> logger, String module, boolean debug) {
        this.logger = logger;
        this.module = module;
        this.everything = debug;
    }

    private Logger logger() {
        return logger == null ? LoggerFactory.getLogger(NAME) : logger.get();
    }

    private Level level() {
        return everything ? Level.INFO : Level.DEBUG;
    }

    /** Logs a call that has ended. */
    void called(UseCase useCase, RawJson input, StandardStreams streams, @Nullable ReviewException failure) {
        if ((!everything && streams.errors().size() == 0) || !logger().isEnabledForLevel(level())) {
            return;
        }
        Tokens tokens = Tokens.in(input);
        if (everything) {
            log(useCase, "input", tokens.mask(input.toString()));
            log(useCase, "output", tokens.mask(streams.output().toString()));
        }
        if (streams.errors().size() > 0) {
            log(useCase, "standard error", tokens.mask(streams.errors().toString()));
        }
        if (everything && failure != null) {
            log(useCase, "failure", failure.code().toString());
        }
    }

    private void log(UseCase useCase, String what, String text) {
        logger().atLevel(level())
                .log("module '{}', {}: {}: {}", module, useCase.export(), what, Printable.of(text, Integer.MAX_VALUE));
    }

    /** The same failure with the end of the guest's standard error, where that may be told. */
    static ReviewException withErrors(ReviewException failure, UseCase useCase, RawJson errors) {
        if (useCase == UseCase.AUTHENTICATION || errors.size() == 0) {
            return failure;
        }
        String text = errors.toString().strip();
        ReviewException quoting = new ReviewException(
                failure.code(), failure.detail() + "; it wrote: " + Printable.of(text, QUOTE), failure.getCause());
        quoting.setStackTrace(failure.getStackTrace());
        return quoting;
    }
}
