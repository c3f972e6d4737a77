package dev.wasmk8s.runtime.internal.guest;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A guest whose call was cut off is replaced while the pool is closed. */
@JCStressTest
@Outcome(id = "alive 0 idle 0 free 2", expect = Expect.ACCEPTABLE, desc = "nothing is left in a closed pool")
@Outcome(expect = Expect.FORBIDDEN, desc = "a guest is kept, or a place lost")
@State
public class ReplacedDuringClose {
    private final GuestPool pool = PoolLab.pool(2);
    private final GuestPool.Lease lease = PoolLab.lease(pool);

    public ReplacedDuringClose() {
        try {
            lease.run("no such export");
        } catch (IllegalArgumentException e) {
            // The guest is no longer intact.
        }
    }

    @Actor
    public void giveBack() {
        lease.close();
    }

    @Actor
    public void close() {
        pool.close();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = PoolLab.state(pool);
    }
}
