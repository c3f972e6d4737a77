package dev.wasmk8s.runtime.internal.guest;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two guests and two places: one is put while both threads take. Numbers stand for guests, 0 for none. */
@JCStressTest
@Outcome(
        id = {"0, 1, 2", "1, 0, 2", "0, 2, 1", "2, 0, 1", "1, 2, 0", "2, 1, 0", "0, 0, 12"},
        expect = Expect.ACCEPTABLE,
        desc = "each is in one place")
@Outcome(expect = Expect.FORBIDDEN, desc = "one was lost, or is there twice")
@State
public class IdleGuestsKept {
    private static final Guest FIRST = PoolLab.guest();
    private static final Guest SECOND = PoolLab.guest();

    private final IdleGuests idle = new IdleGuests(2);

    public IdleGuestsKept() {
        idle.put(FIRST);
    }

    private static int number(Guest guest) {
        return guest == null ? 0 : guest == FIRST ? 1 : 2;
    }

    @Actor
    public void putAndTake(LLL_Result result) {
        idle.put(SECOND);
        result.r1 = number(idle.take());
    }

    @Actor
    public void take(LLL_Result result) {
        result.r2 = number(idle.take());
    }

    @Arbiter
    public void after(LLL_Result result) {
        int left = 0;
        for (Guest guest = idle.take(); guest != null; guest = idle.take()) {
            left = left * 10 + number(guest);
        }
        result.r3 = left == 21 ? 12 : left;
    }
}
