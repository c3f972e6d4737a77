package dev.wasmk8s.runtime.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hostile modules write comes into the log as it is written in fact, and neither forges nor floods it. */
class HostileLogTest {
    private static final int MOST_LINES = 20;

    private static List<String> log(Attack attack) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (AttackHost host = new AttackHost(AttackMode.COMPILED, new AttackMode.Store())) {
            host.suffer(attack, true);
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void no_line_is_forged_and_there_are_not_many() {
        List<Attack> talkative = Attack.all().stream()
                .filter(attack -> attack.group().equals("text for logs and headers"))
                .toList();
        assertThat(talkative).hasSizeGreaterThan(8);
        for (Attack attack : talkative) {
            List<String> lines = log(attack);

            assertThat(lines).as("%s", attack).hasSizeBetween(2, MOST_LINES).allSatisfy(line -> {
                assertThat(line).matches("\\[.+] (INFO|WARN) dev\\.wasmk8s\\.\\S+ - module '.*");
                assertThat(PlainLines.isPlain(line)).isTrue();
                assertThat(line).doesNotContain(AttackHost.TOKEN);
            });
        }
    }
}
