package dev.wasmk8s.runtime.internal.version;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

@JCStressTest
@Outcome(id = "(open|refused), (open|refused), 1", expect = Expect.ACCEPTABLE, desc = "closed once, under no call")
@Outcome(expect = Expect.FORBIDDEN, desc = "closed under a call, twice, or never")
@State
public class RetiredDuringCalls {
    private final AtomicInteger closings = new AtomicInteger();
    private final InFlight calls = new InFlight(closings::incrementAndGet);

    private String call() {
        if (!calls.enter()) {
            return "refused";
        }
        int before = closings.get();
        Thread.onSpinWait();
        int after = closings.get();
        calls.leave();
        return before + after == 0 ? "open" : "closed under a call";
    }

    @Actor
    public void one(LLI_Result result) {
        result.r1 = call();
    }

    @Actor
    public void other(LLI_Result result) {
        result.r2 = call();
    }

    @Actor
    public void retire() {
        calls.retire();
    }

    @Arbiter
    public void after(LLI_Result result) {
        result.r3 = closings.get();
    }
}
