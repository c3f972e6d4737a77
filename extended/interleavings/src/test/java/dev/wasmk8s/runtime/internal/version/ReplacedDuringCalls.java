package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.review.ReviewException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A call while the version is replaced and everything is closed. */
@JCStressTest
@Outcome(
        id = {
            "(first|second|refused), replaced, closed 1 and 1, 0 left",
            "(first|second|refused), too late, closed 1 and 0, 0 left"
        },
        expect = Expect.ACCEPTABLE,
        desc = "each version that was in use is closed once, under no call")
@Outcome(expect = Expect.FORBIDDEN, desc = "a version is closed under a call, twice, or never")
@State
public class ReplacedDuringCalls {
    private final VersionLab first = new VersionLab();
    private final VersionLab second = new VersionLab();
    private final Versions versions = new Versions(first.version);

    @Actor
    public void call(LLL_Result result) {
        Version entered;
        try {
            entered = versions.enter();
        } catch (ReviewException e) {
            result.r1 = "refused";
            return;
        }
        VersionLab used = entered == first.version ? first : second;
        Thread.onSpinWait();
        boolean open = used.closings.get() == 0;
        entered.leave();
        result.r1 = open ? (used == first ? "first" : "second") : "closed under a call";
    }

    @Actor
    public void replace(LLL_Result result) {
        result.r2 = versions.replace(second.version) ? "replaced" : "too late";
    }

    @Actor
    public void close() {
        versions.close();
    }

    @Arbiter
    public void after(LLL_Result result) {
        result.r3 = "closed " + first.closings + " and " + second.closings + ", "
                + versions.descriptions().size() + " left";
    }
}
