package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.engine.Template;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the guests of one module. The first is started: its start section and {@code _initialize} run; {@code _start}
 * never does. The others are copies of what it was then. A module that does not allow for that has every guest started,
 * for one call each. Thread-safe.
 *
 * <p>While a guest starts, its input is empty, and what it writes is dropped.
 */
final class GuestSource {
    private final CompiledModule module;
    private final ModuleDefinition definition;
    private final HostServices services;
    private final boolean dirty;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Template template;
    private volatile boolean forOneCall;

    /**
     * Prepares to make guests.
     *
     * @param dirty whether they are never reset
     */
    GuestSource(CompiledModule module, ModuleDefinition definition, HostServices services, boolean dirty) {
        this.dirty = dirty;
        this.module = module;
        this.definition = definition;
        this.services = services;
        this.forOneCall = !module.isResettable();
    }

    /** Whether guests are reset after each call. */
    boolean resetsGuests() {
        return !dirty;
    }

    /** Whether every guest serves one call and no more. Known once the first guest was made. */
    boolean makesGuestsForOneCall() {
        return forOneCall;
    }

    /**
     * Makes a pristine guest.
     *
     * @throws ReviewException with {@code GUEST_START_FAILED} if it cannot be started
     * @throws InterruptedException if the thread is interrupted while another one starts the first guest
     * @throws GuestStop.Interrupted if the thread is interrupted while the guest starts
     */
    ModuleInstance make() throws InterruptedException {
        Template known = template;
        if (known != null) {
            return copy(known);
        }
        if (forOneCall) {
            return start();
        }
        starting.lockInterruptibly();
        try {
            known = template;
            return known == null ? first() : copy(known);
        } finally {
            starting.unlock();
        }
    }

    private ModuleInstance copy(Template known) {
        WasiHost host = new WasiHost(StandardStreams.empty(), services.clock(), services.random());
        return module.instantiate(
                known, host, definition.grants(), definition.limits().memoryPages());
    }

    private ModuleInstance first() {
        ModuleInstance instance = start();
        if (instance.hasOpenFiles()) {
            // A template has none.
            forOneCall = true;
        }
        if (!forOneCall) {
            // It may have closed what was granted, which copies find open.
            instance.endCall();
            template = instance.takeTemplate();
        }
        return instance;
    }

    private ModuleInstance start() {
        try {
            return run();
        } catch (GuestStop.Interrupted stop) {
            throw stop;
        } catch (GuestStop stop) {
            throw new ReviewException(
                    FailureCode.GUEST_START_FAILED, "the guest ended itself while it started: " + stop.getMessage());
        } catch (ReviewException e) {
            throw e.code() == FailureCode.GUEST_TRAPPED
                    ? new ReviewException(FailureCode.GUEST_START_FAILED, "while it started, " + e.detail(), e)
                    : e;
        }
    }

    private ModuleInstance run() {
        StandardStreams streams = new StandardStreams(
                RawJson.wrap(new byte[0]),
                definition.limits().outputBytes(),
                definition.limits().errorBytes());
        ModuleInstance instance = module.instantiate(
                new WasiHost(streams, services.clock(), services.random()),
                definition.grants(),
                definition.limits().memoryPages());
        if (module.exports(ModuleContract.INITIALIZE)) {
            try {
                instance.call(ModuleContract.INITIALIZE);
            } catch (RuntimeException e) {
                instance.endCall();
                throw e;
            }
        }
        return instance;
    }
}
