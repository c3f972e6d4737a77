package dev.wasmk8s.runtime.internal.cache;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Whoever makes the call is interrupted. That is no answer for the other one. */
@JCStressTest
@Outcome(
        id = {"INTERRUPTED, answer", "answer, answer"},
        expect = Expect.ACCEPTABLE,
        desc = "only the caller fails")
@Outcome(expect = Expect.FORBIDDEN, desc = "the interruption reached the other one")
@State
public class CallerInterrupted {
    private static final Digest KEY = new Digest(1, 2, 3, 4);

    private final SharedCalls<String> calls = new SharedCalls<>(SharedCalls.PATIENCE);

    @Actor
    public void interrupted(LL_Result result) {
        try {
            result.r1 = calls.call(KEY, () -> {
                throw new ReviewException(FailureCode.INTERRUPTED, "interrupted");
            });
        } catch (ReviewException e) {
            result.r1 = e.code();
        }
    }

    @Actor
    public void other(LL_Result result) {
        try {
            result.r2 = calls.call(KEY, () -> "answer");
        } catch (ReviewException e) {
            result.r2 = e.code();
        }
    }
}
