package dev.wasmk8s.runtime.internal.cache;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Each call answers its number. Two that run at once for one key would be one too many. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "one call for both")
@Outcome(
        id = {"1, 2, 2", "2, 1, 2"},
        expect = Expect.ACCEPTABLE,
        desc = "one call after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "two calls at once, or an answer of nobody")
@State
public class CallsShared {
    private static final Digest KEY = new Digest(1, 2, 3, 4);

    private final SharedCalls<Integer> calls = new SharedCalls<>(SharedCalls.PATIENCE);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();

    private int call() {
        return calls.call(KEY, () -> {
            boolean alone = running.incrementAndGet() == 1;
            int number = count.incrementAndGet();
            running.decrementAndGet();
            return alone ? number : -1;
        });
    }

    @Actor
    public void one(III_Result result) {
        result.r1 = call();
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = call();
    }

    @Arbiter
    public void after(III_Result result) {
        result.r3 = count.get();
    }
}
