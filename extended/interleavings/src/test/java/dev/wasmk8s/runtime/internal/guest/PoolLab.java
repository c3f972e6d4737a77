package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.lang.reflect.Field;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of a small guest, and what can be seen of them when nobody uses them. */
final class PoolLab {
    private static final ModuleDefinition DEFINITION = ModuleDefinition.builder(
                    "no-output", ModuleSource.bytes(new byte[0], "no-output"))
            .limits(Limits.DEFAULT.withMemoryPages(1))
            .build();
    private static final GuestSource SOURCE = new GuestSource(module(), DEFINITION, HostServices.start(), false);

    private PoolLab() {}

    private static CompiledModule module() {
        try {
            return ParsedModule.parse(Guests.bytes("no-output")).compile(EngineMode.COMPILED);
        } catch (UnusableModuleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool whose guests are replaced at once, on the thread that gives one back. */
    static GuestPool pool(int size) {
        return new GuestPool("no-output", SOURCE, size, Runnable::run);
    }

    static GuestPool.Lease lease(GuestPool pool) {
        return pool.lease(StandardStreams.empty());
    }

    static Guest guest() {
        try {
            return new Guest(SOURCE.make(), true, "no-output", () -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many guests exist, how many of them are idle, and how many places are free. */
    static String state(GuestPool pool) {
        AtomicInteger alive = (AtomicInteger) field(pool, "alive");
        IdleGuests idle = (IdleGuests) field(pool, "idle");
        Semaphore permits = (Semaphore) field(pool, "permits");
        return "alive " + alive + " idle " + idle.count() + " free " + permits.availablePermits();
    }

    private static Object field(GuestPool pool, String name) {
        try {
            Field field = GuestPool.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(pool);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
