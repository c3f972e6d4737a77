package dev.wasmk8s.runtime.internal.guest;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Outcome(id = "alive 1 idle 1 free 2", expect = Expect.ACCEPTABLE, desc = "given back once")
@Outcome(expect = Expect.FORBIDDEN, desc = "given back twice, or never")
@State
public class LeaseClosedTwice {
    private final GuestPool pool = PoolLab.pool(2);
    private final GuestPool.Lease lease = PoolLab.lease(pool);

    @Actor
    public void one() {
        lease.close();
    }

    @Actor
    public void other() {
        lease.close();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = PoolLab.state(pool);
    }
}
