package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.security.SecureRandom;

/**
 * Makes a new guest for each call and drops it afterwards, so that each is pristine. {@code _initialize} is called
 * once per guest if the module exports it; {@code _start} never.
 */
final class FreshGuests implements Guests {
    private final CompiledModule module;
    private final Grants grants;
    private final int memoryPages;
    private final HostClock clock;
    private final SecureRandom random;

    FreshGuests(CompiledModule module, Grants grants, int memoryPages, HostClock clock, SecureRandom random) {
        this.module = module;
        this.grants = grants;
        this.memoryPages = memoryPages;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Lease lease(StandardStreams streams) {
        try {
            return new FreshLease(start(new WasiHost(streams, clock, random)));
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

    private ModuleInstance start(WasiHost host) {
        ModuleInstance instance = module.instantiate(host, grants, memoryPages);
        if (!instance.exports(ModuleContract.INITIALIZE)) {
            return instance;
        }
        try {
            instance.call(ModuleContract.INITIALIZE);
            return instance;
        } catch (RuntimeException e) {
            instance.endCall();
            throw e;
        }
    }

    private record FreshLease(ModuleInstance instance) implements Lease {
        @Override
        public void call(String export) {
            instance.call(export);
        }

        @Override
        public void close() {
            instance.endCall();
        }
    }
}
