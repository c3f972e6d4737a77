package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Outcome(
        id = "(served|CLOSED), (served|CLOSED), alive 0 idle 0 free 2",
        expect = Expect.ACCEPTABLE,
        desc = "nothing is left in a closed pool")
@Outcome(expect = Expect.FORBIDDEN, desc = "a guest is kept, or a place lost")
@State
public class PoolClosedDuringLease {
    private final GuestPool pool = PoolLab.pool(2);

    private String call() {
        try (GuestPool.Lease lease = PoolLab.lease(pool)) {
            lease.run("validate");
            return "served";
        } catch (ReviewException e) {
            return e.code() == FailureCode.CLOSED ? "CLOSED" : e.toString();
        }
    }

    @Actor
    public void one(LLL_Result result) {
        result.r1 = call();
    }

    @Actor
    public void other(LLL_Result result) {
        result.r2 = call();
    }

    @Actor
    public void close() {
        pool.close();
    }

    @Arbiter
    public void after(LLL_Result result) {
        result.r3 = PoolLab.state(pool);
    }
}
