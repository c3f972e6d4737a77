package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

/** A guest in one mode, in a world that is the same for every call: time stands still, and chance repeats itself. */
final class DifferentialGuest implements AutoCloseable {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 64, 1 << 20, 1 << 16, 1 << 12);
    private static final long START = 1;

    private final DifferentialMode mode;
    private final CompiledModule module;
    private final ModuleDefinition definition;
    private final Repeating random = new Repeating();
    private final HostServices services;
    private final Watchdog watchdog;
    private GuestPool pool;

    DifferentialGuest(String name, byte[] wasm, DifferentialMode mode, HostServices host)
            throws UnusableModuleException {
        this.mode = mode;
        this.watchdog = host.watchdog();
        this.module = mode.compile(wasm);
        this.definition = ModuleDefinition.builder(name, ModuleSource.bytes(new byte[0], name))
                .limits(LIMITS)
                .build();
        this.services = new HostServices(host.watchdog(), host.background(), new StandingClock(), random);
        this.pool = pool();
    }

    private GuestPool pool() {
        GuestSource source = new GuestSource(module, definition, services, mode == DifferentialMode.DIRTY);
        return new GuestPool(definition.name(), source, 1, Runnable::run);
    }

    /** Calls it once. */
    CallOutcome call(String export, byte[] input, long seed) {
        StandardStreams streams = new StandardStreams(RawJson.wrap(input), LIMITS.outputBytes(), LIMITS.errorBytes());
        Watch watch = watchdog.watch(LIMITS.deadline());
        RuntimeException thrown = null;
        random.restart(START);
        try (GuestPool.Lease guest = pool.lease(streams)) {
            random.restart(seed);
            guest.run(export);
        } catch (RuntimeException e) {
            thrown = e;
        } finally {
            watch.end();
        }
        if (mode.startsEachGuest()) {
            pool.close();
            pool = pool();
        }
        return CallOutcome.of(thrown, streams);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class StandingClock implements HostClock {
        @Override
        public long millis() {
            return 1_700_000_000_000L;
        }

        @Override
        public long nanos() {
            return 1_000_000_000L;
        }

        @Override
        public void sleep(long nanos) {
            // It is later at once.
        }
    }

    /** Not secure, and not random. */
    private static final class Repeating extends SecureRandom {
        private static final long serialVersionUID = 1;

        private Random sequence = new Random(START);

        void restart(long seed) {
            sequence = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            sequence.nextBytes(bytes);
        }
    }
}
