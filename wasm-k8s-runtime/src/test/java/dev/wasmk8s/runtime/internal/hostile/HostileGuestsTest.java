package dev.wasmk8s.runtime.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every module of {@code guests/hostile/attacks.json} ends as that list says, in every mode, and good modules are served
 * beside them. What runs for ever returns to the calling thread, so it was stopped.
 */
class HostileGuestsTest {
    private static final int THREADS = 3;
    private static final int LONGEST_MESSAGE = 6000;
    /** Of the mode that compiles, for the one that must not. */
    private static final AttackMode.Store STORE = new AttackMode.Store();

    @ParameterizedTest
    @EnumSource(AttackMode.class)
    void each_attack_ends_as_expected_and_good_modules_are_served_beside_it(AttackMode mode) throws Exception {
        if (mode == AttackMode.CACHED && STORE.isEmpty()) {
            run(AttackMode.COMPILED);
        }
        assertThat(run(mode)).isEmpty();
    }

    private static List<String> run(AttackMode mode) throws Exception {
        List<String> surprises = new ArrayList<>();
        ExecutorService attackers = Executors.newFixedThreadPool(THREADS);
        try (AttackHost host = new AttackHost(mode, STORE);
                GoodNeighbours good = GoodNeighbours.start(mode, host)) {
            List<Callable<List<String>>> attacks = Attack.all().stream()
                    .map(attack -> (Callable<List<String>>) () -> surprises(host, attack, mode))
                    .toList();
            for (Future<List<String>> found : attackers.invokeAll(attacks)) {
                surprises.addAll(found.get());
            }
            assertThat(good.stop()).isPositive();
        } finally {
            attackers.shutdown();
        }
        return surprises;
    }

    private static List<String> surprises(AttackHost host, Attack attack, AttackMode mode) {
        List<String> surprises = new ArrayList<>();
        Attack.Expected expected = attack.expected(mode.engine());
        try {
            AttackHost.Outcome outcome = host.suffer(attack);
            Attack.Expected actual = outcome.actual();
            if (!actual.phase().equals(expected.phase())
                    || !actual.code().equals(expected.code())
                    || !actual.message().contains(expected.message())) {
                surprises.add(attack + ": expected " + expected + ", got " + actual);
            }
            if (outcome.message().length() > LONGEST_MESSAGE) {
                surprises.add(attack + ": its message has " + outcome.message().length() + " characters");
            }
            if (!PlainLines.isPlain(outcome.message())) {
                surprises.add(attack + ": its message can forge a line: " + outcome.message());
            }
            if (outcome.message().contains(AttackHost.TOKEN)) {
                surprises.add(attack + ": its message tells the token");
            }
        } catch (RuntimeException | Error e) {
            surprises.add(attack + ": a failure that is not typed: " + e);
        }
        if (Thread.interrupted()) {
            surprises.add(attack + ": it left its thread interrupted");
        }
        return surprises;
    }
}
