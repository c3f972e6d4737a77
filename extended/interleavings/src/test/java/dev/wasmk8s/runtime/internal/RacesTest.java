package dev.wasmk8s.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.runtime.internal.cache.CallerInterrupted;
import dev.wasmk8s.runtime.internal.cache.CallsShared;
import dev.wasmk8s.runtime.internal.guest.IdleGuestsKept;
import dev.wasmk8s.runtime.internal.guest.LeaseClosedTwice;
import dev.wasmk8s.runtime.internal.guest.LeasesOfOnePlace;
import dev.wasmk8s.runtime.internal.guest.PoolClosedDuringLease;
import dev.wasmk8s.runtime.internal.guest.ReplacedDuringClose;
import dev.wasmk8s.runtime.internal.review.SharedDuringClose;
import dev.wasmk8s.runtime.internal.version.ReplacedDuringCalls;
import dev.wasmk8s.runtime.internal.version.RetiredDuringCalls;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/** The races that {@code extended/interleave} runs millions of times, a hundred times each and without its harness. */
class RacesTest {
    private static final int ROUNDS = 100;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @AfterAll
    static void end() {
        THREADS.shutdown();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LeaseClosedTwice.class,
                LeasesOfOnePlace.class,
                PoolClosedDuringLease.class,
                ReplacedDuringClose.class,
                IdleGuestsKept.class,
                RetiredDuringCalls.class,
                ReplacedDuringCalls.class,
                CallsShared.class,
                CallerInterrupted.class,
                SharedDuringClose.class
            })
    void a_race_ends_in_one_of_its_ways(Class<?> race) throws Exception {
        List<String> accepted = Arrays.stream(race.getAnnotationsByType(Outcome.class))
                .filter(outcome -> outcome.expect() == Expect.ACCEPTABLE)
                .flatMap(outcome -> Arrays.stream(outcome.id()))
                .toList();
        List<Method> actors = methods(race, Actor.class);
        Class<?> resultType = actors.stream()
                .flatMap(actor -> Arrays.stream(actor.getParameterTypes()))
                .findFirst()
                .orElseGet(() -> methods(race, Arbiter.class).get(0).getParameterTypes()[0]);
        for (int i = 0; i < ROUNDS; i++) {
            Object result = resultType.getConstructor().newInstance();
            Object state = race.getConstructor().newInstance();
            runTogether(state, actors, result);
            for (Method arbiter : methods(race, Arbiter.class)) {
                invoke(state, arbiter, result);
            }
            assertThat(accepted).anyMatch(way -> result.toString().matches(way), "matches " + result);
        }
    }

    private static void runTogether(Object state, List<Method> actors, Object result) throws Exception {
        AtomicInteger missing = new AtomicInteger(actors.size());
        List<? extends Future<?>> running = actors.stream()
                .map(actor -> THREADS.submit(() -> {
                    missing.decrementAndGet();
                    while (missing.get() > 0) {
                        Thread.yield();
                    }
                    invoke(state, actor, result);
                    return null;
                }))
                .toList();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    private static void invoke(Object state, Method method, Object result) throws ReflectiveOperationException {
        method.invoke(state, method.getParameterCount() == 0 ? new Object[0] : new Object[] {result});
    }

    private static List<Method> methods(Class<?> race, Class<? extends Annotation> annotation) {
        return Arrays.stream(race.getMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .toList();
    }
}
