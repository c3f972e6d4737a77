package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestPoolTest {
    private static final HostServices SERVICES = HostServices.start();

    private final Deque<Runnable> background = new ArrayDeque<>();

    @AfterEach
    void no_interrupt_is_left() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private GuestPool pool(String guest, int size) throws UnusableModuleException {
        return pool(guest, size, background::add);
    }

    private static GuestPool pool(String guest, int size, Executor background) throws UnusableModuleException {
        ModuleDefinition definition = ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest))
                .build();
        GuestSource source = new GuestSource(
                ParsedModule.parse(Guests.bytes(guest)).compile(EngineMode.COMPILED), definition, SERVICES, false);
        return new GuestPool(guest, source, size, background);
    }

    private static StandardStreams streams() {
        return new StandardStreams(RawJson.of("{}"), 1000, 1000);
    }

    /** The failure of a lease by a thread that is interrupted as soon as it waits. */
    private static ReviewException failsToLease(GuestPool pool) {
        Thread.currentThread().interrupt();
        try {
            return catchThrowableOfType(ReviewException.class, () -> pool.lease(streams()));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void more_calls_than_guests_have_to_wait_and_are_told_the_numbers() throws Exception {
        GuestPool pool = pool("counts-in-global", 2);
        pool.lease(streams());
        pool.lease(streams());
        ReviewException failure = failsToLease(pool);
        assertThat(failure.code()).isEqualTo(FailureCode.POOL_EXHAUSTED);
        assertThat(failure.detail()).contains("2 guests, 0 idle");
    }

    @Test
    void a_guest_that_is_given_back_serves_a_caller_that_waits() throws Exception {
        GuestPool pool = pool("counts-in-global", 1);
        GuestPool.Lease lease = pool.lease(streams());
        CountDownLatch served = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            pool.lease(streams()).close();
            served.countDown();
        });
        waiting.start();
        lease.close();
        assertThat(served.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_lease_is_closed_once_and_the_second_time_frees_nobody_elses_guest() throws Exception {
        GuestPool pool = pool("counts-in-global", 1);
        GuestPool.Lease first = pool.lease(streams());
        first.close();
        GuestPool.Lease second = pool.lease(streams());
        first.close();

        assertThat(failsToLease(pool).code()).isEqualTo(FailureCode.POOL_EXHAUSTED);
        assertThatIllegalStateException().isThrownBy(() -> first.run("validate"));
        second.run("validate");
        second.close();
    }

    @Test
    void a_guest_that_trapped_is_replaced_in_the_background_and_its_place_is_taken_until_then() throws Exception {
        GuestPool pool = pool("probe", 1);
        GuestPool.Lease lease = pool.lease(streams());
        catchThrowableOfType(ReviewException.class, () -> lease.run("_start"));
        lease.close();

        assertThat(background).hasSize(1);
        assertThat(failsToLease(pool).code()).isEqualTo(FailureCode.POOL_EXHAUSTED);
        background.remove().run();
        pool.lease(streams()).close();
        assertThat(background).isEmpty();
    }

    @Test
    void a_guest_that_changed_a_table_is_replaced() throws Exception {
        GuestPool pool = pool("grows-table", 1);
        GuestPool.Lease lease = pool.lease(streams());
        lease.run("validate");
        lease.close();
        assertThat(background).hasSize(1);
    }

    @Test
    void a_guest_that_left_through_exit_code_0_is_reset_and_stays() throws Exception {
        GuestPool pool = pool("exits-with-zero", 1);
        for (int i = 0; i < 3; i++) {
            StandardStreams streams = streams();
            try (GuestPool.Lease lease = pool.lease(streams)) {
                lease.run("validate");
            } catch (GuestStop.Exited exit) {
                assertThat(exit.code()).isZero();
            }
            assertThat(streams.output()).hasToString("{\"error\":\"2\"}");
        }
        assertThat(background).isEmpty();
    }

    @Test
    void a_module_that_drops_segments_gets_a_new_guest_for_each_call() throws Exception {
        GuestPool pool = pool("drops-data", 1);
        for (int i = 0; i < 3; i++) {
            GuestPool.Lease lease = pool.lease(streams());
            lease.run("validate");
            lease.close();
        }
        assertThat(background).isEmpty();
    }

    @Test
    void a_pool_that_cannot_make_a_guest_keeps_its_places() throws Exception {
        GuestPool pool = pool("initialize-traps", 1);
        for (int i = 0; i < 3; i++) {
            ReviewException failure = catchThrowableOfType(ReviewException.class, () -> pool.lease(streams()));
            assertThat(failure.code()).isEqualTo(FailureCode.GUEST_START_FAILED);
        }
    }

    @Test
    void a_closed_pool_lends_nothing_and_lets_go_of_what_comes_back() throws Exception {
        GuestPool pool = pool("counts-in-global", 2);
        GuestPool.Lease lease = pool.lease(streams());
        pool.close();
        lease.run("validate");
        lease.close();
        ReviewException failure = catchThrowableOfType(ReviewException.class, () -> pool.lease(streams()));
        assertThat(failure.code()).isEqualTo(FailureCode.CLOSED);
        assertThat(background).isEmpty();
    }

    @Test
    void who_waits_when_the_pool_is_closed_is_told_so_as_soon_as_its_turn_comes() throws Exception {
        GuestPool pool = pool("counts-in-global", 1);
        GuestPool.Lease lease = pool.lease(streams());
        ReviewException[] failure = new ReviewException[1];
        Thread waiting =
                new Thread(() -> failure[0] = catchThrowableOfType(ReviewException.class, () -> pool.lease(streams())));
        waiting.start();
        pool.close();
        lease.close();
        waiting.join();
        assertThat(failure[0].code()).isEqualTo(FailureCode.CLOSED);
    }

    @Test
    void a_guest_that_is_never_given_back_is_noticed_and_replaced() throws Exception {
        CountDownLatch replaced = new CountDownLatch(1);
        GuestPool pool = pool("counts-in-global", 1, work -> {
            work.run();
            replaced.countDown();
        });
        forget(pool);
        while (!replaced.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        pool.lease(streams()).close();
        Reference.reachabilityFence(pool);
    }

    @Test
    void a_pool_that_is_forgotten_is_collected_with_its_guests() throws Exception {
        ReferenceQueue<GuestPool> collected = new ReferenceQueue<>();
        WeakReference<GuestPool> pool = new WeakReference<>(used(), collected);
        Reference<? extends GuestPool> found = null;
        for (int i = 0; i < 100 && found == null; i++) {
            System.gc();
            found = collected.remove(20);
        }
        assertThat(found).isSameAs(pool);
    }

    private GuestPool used() throws UnusableModuleException {
        GuestPool pool = pool("counts-in-global", 1);
        pool.lease(streams()).close();
        return pool;
    }

    private static void forget(GuestPool pool) {
        pool.lease(streams());
    }

    @Test
    void without_a_background_the_next_call_makes_the_guest() throws Exception {
        GuestPool pool = pool("grows-table", 1, work -> {
            throw new RejectedExecutionException();
        });
        for (int i = 0; i < 3; i++) {
            GuestPool.Lease lease = pool.lease(streams());
            lease.run("validate");
            lease.close();
        }
    }
}
