package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.spec.UseCase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Calls one module: a document in, a document out, or one {@link ReviewException} that says why not. Safe for use by
 * several threads; calls run in parallel.
 */
public final class GuestCaller implements AutoCloseable {
    private final GuestPool guests;
    private final Limits limits;
    private final Watchdog watchdog;
    private final CallLog log;
    private final String name;
    private final Signals signals;
    private volatile boolean closed;

    /** Prepares calls of a module by its definition. */
    public GuestCaller(CompiledModule module, ModuleDefinition definition, HostServices services) {
        this(module, definition, services, Signals.NONE);
    }

    /** The same, where observers are told of each call. */
    public GuestCaller(CompiledModule module, ModuleDefinition definition, HostServices services, Signals signals) {
        this(module, definition, services, signals, false);
    }

    private GuestCaller(
            CompiledModule module, ModuleDefinition definition, HostServices services, Signals signals, boolean dirty) {
        GuestSource source = new GuestSource(module, definition, services, dirty);
        this.guests = new GuestPool(definition.name(), source, definition.guests(), services.background());
        this.limits = definition.limits();
        this.watchdog = services.watchdog();
        this.log = new CallLog(definition.name(), definition.debug());
        this.name = definition.name();
        this.signals = signals;
    }

    /**
     * Prepares calls whose guests are <em>not</em> reset: each finds what the one before has left, inputs of others
     * included. For benchmarks alone, which tell what the reset costs.
     */
    public static GuestCaller dirty(CompiledModule module, ModuleDefinition definition, HostServices services) {
        return new GuestCaller(module, definition, services, Signals.NONE, true);
    }

    /**
     * Calls a guest, on this thread. Blocks until the guest has ended, at most until the deadline.
     *
     * @param input what the guest reads
     * @return what the guest wrote
     * @throws ReviewException if the call failed; without the module's name
     */
    public RawJson call(UseCase useCase, RawJson input) {
        if (closed) {
            throw new ReviewException(FailureCode.CLOSED, "the module was closed");
        }
        if (input.size() > limits.inputBytes()) {
            throw new ReviewException(
                    FailureCode.INPUT_TOO_LARGE,
                    "the input has %d bytes, and its limit is %d".formatted(input.size(), limits.inputBytes()));
        }
        StandardStreams streams = new StandardStreams(input, limits.outputBytes(), limits.errorBytes());
        CallTimes times = CallTimes.begin(signals);
        ReviewException failure = watched(useCase, streams, times);
        if (times != null) {
            times.tell(name, useCase, failure);
        }
        log.called(useCase, input, streams, failure);
        if (failure != null) {
            throw CallLog.withErrors(failure, useCase, streams.errors());
        }
        return streams.output();
    }

    /**
     * Makes the first guest, so that the first call finds one. Blocks until the guest has started, at most until the
     * deadline of a call. If it does not start, every call will tell why, as this does.
     *
     * @return why it does not start; empty if it does
     */
    public Optional<ReviewException> prepare() {
        Watch watch = watchdog.watch(limits.deadline());
        try {
            guests.lease(StandardStreams.empty()).close();
            return Optional.empty();
        } catch (ReviewException e) {
            LoggerFactory.getLogger(GuestCaller.class).debug("a module does not start", e);
            return Optional.of(e);
        } catch (GuestStop e) {
            LoggerFactory.getLogger(GuestCaller.class).debug("a module does not start", e);
            return Optional.of(new ReviewException(
                    FailureCode.GUEST_START_FAILED,
                    "the start of the guest was cut off, at the deadline of a call or by an interrupt"));
        } finally {
            watch.end();
        }
    }

    /** Lets no new call begin, and lets go of the guests. Calls that run finish. */
    @Override
    public void close() {
        closed = true;
        guests.close();
    }

    private @Nullable ReviewException watched(UseCase useCase, StandardStreams streams, @Nullable CallTimes times) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        Watch watch = watchdog.watch(limits.deadline());
        boolean expired;
        ReviewException failure;
        try {
            failure = run(useCase, streams, times);
        } finally {
            expired = watch.end();
        }
        if (expired && (failure == null || failure.code() != FailureCode.POOL_EXHAUSTED)) {
            return new ReviewException(
                    FailureCode.DEADLINE_EXCEEDED,
                    "the guest was stopped at its deadline of %d ms"
                            .formatted(limits.deadline().toMillis()));
        }
        return failure != null && failure.code() == FailureCode.POOL_EXHAUSTED && !expired ? interrupted() : failure;
    }

    /** Runs a guest. The outcome is null if it went well. */
    private @Nullable ReviewException run(UseCase useCase, StandardStreams streams, @Nullable CallTimes times) {
        try (GuestPool.Lease guest = guests.lease(streams)) {
            if (times == null) {
                guest.run(useCase.export());
            } else {
                run(guest, useCase, times);
            }
            return null;
        } catch (GuestStop.Exited exit) {
            return exit.code() == 0
                    ? null
                    : new ReviewException(FailureCode.GUEST_EXITED, "the guest exited with code " + exit.code());
        } catch (GuestStop.OutputFull full) {
            return new ReviewException(
                    FailureCode.OUTPUT_TOO_LARGE,
                    "the guest wrote more than its limit of %d bytes to standard output"
                            .formatted(limits.outputBytes()));
        } catch (GuestStop.Interrupted interrupt) {
            return interrupted();
        } catch (ReviewException e) {
            return e;
        }
    }

    private static void run(GuestPool.Lease guest, UseCase useCase, CallTimes times) {
        times.leased();
        try {
            guest.run(useCase.export());
        } finally {
            times.ran();
        }
    }

    private static ReviewException interrupted() {
        return new ReviewException(FailureCode.INTERRUPTED, "the calling thread was interrupted");
    }
}
