package dev.wasmk8s.runtime.internal.guest;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Outcome(id = "alive 1 idle 1 free 1, never two", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "two calls at once, or a guest or place lost")
@State
public class LeasesOfOnePlace {
    private final GuestPool pool = PoolLab.pool(1);
    private final AtomicInteger users = new AtomicInteger();
    private volatile boolean two;

    private void call() {
        try (GuestPool.Lease lease = PoolLab.lease(pool)) {
            two |= users.incrementAndGet() > 1;
            lease.run("validate");
            users.decrementAndGet();
        }
    }

    @Actor
    public void one() {
        call();
    }

    @Actor
    public void other() {
        call();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = PoolLab.state(pool) + (two ? ", two at once" : ", never two");
    }
}
