package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReinvocationTest {
    /** Members, in the words of the fixture; what was called with what; the result; what the audit log tells of calls. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                // Nobody wishes it, or nothing changes
                "a set-A; b set-B                        | a: b:A                | AB  | 0.0+ 0.1+",
                "a again keep; b keep                    | a: b:                 | =   | 0.0- 0.1-",
                "a again set-A                           | a:                    | A   | 0.0+",
                "a again set-A; b keep                   | a: b:A                | A   | 0.0+ 0.1-",
                "a keep; b again set-B                   | a: b:                 | B   | 0.0- 0.1+",
                // Somebody later changes it
                "a again keep; b set-B                   | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                "a again keep keep; b set-B              | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                "a again set-A keep; b set-B             | a: b:A a:AB           | AB  | 0.0+ 0.1+ 1.0-",
                "a again set-A set-C; b set-B            | a: b:A a:AB           | ABC | 0.0+ 0.1+ 1.0+",
                "a keep; b set-B                         | a: b:                 | B   | 0.0- 0.1+",
                "a again keep; b keep; c set-C           | a: b: c: a:C          | C   | 0.0- 0.1- 0.2+ 1.0-",
                "a again keep; b again keep; c set-C     | a: b: c: a:C b:C      | C   | 0.0- 0.1- 0.2+ 1.0- 1.1-",
                "a again keep; b set-B; c again keep     | a: b: c:B a:B         | B   | 0.0- 0.1+ 0.2- 1.0-",
                "a set-A; b again keep; c again set-C    | a: b:A c:A b:AC       | AC  | 0.0+ 0.1- 0.2+ 1.1-",
                // Changes of the second round count for those after it, too
                "a again keep set-X; b set-B; c again keep | a: b: c:B a:B c:BX  | BX  | 0.0- 0.1+ 0.2- 1.0+ 1.2-",
                "a again keep set-X; b again set-B set-Y | a: b: a:B b:BX        | BXY | 0.0- 0.1+ 1.0+ 1.1+",
                "a again keep keep; b again set-B set-Y  | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                // There is no third round
                "a again set-A; b again set-B            | a: b:A a:AB b:ABA     | ABAB | 0.0+ 0.1+ 1.0+ 1.1+",
                "a again set-1; b again set-2; c again set-3 | a: b:1 c:12 a:123 b:1231 c:12312 | 123123 | 0.0+ 0.1+ 0.2+ 1.0+ 1.1+ 1.2+",
                // An equal object is no change
                "a again keep; b same                    | a: b:                 | =   | 0.0- 0.1-",
                "a again same; b set-B                   | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                "a set-A; b unset                        | a: b:A                | =   | 0.0+ 0.1+",
                "a again set-A keep; b unset             | a: b:A a:             | =   | 0.0+ 0.1+ 1.0-",
                // Who was not called is not called again, and the index counts everybody
                "a again skip keep; b set-B              | b:                    | B   | 0.1+",
                "x skip keep; a again keep; b set-B      | a: b: a:B             | B   | 0.1- 0.2+ 1.1-",
                // Failures
                "a again fail ignore; b set-B            | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                "a again keep fail ignore; b set-B       | a: b: a:B             | B   | 0.0- 0.1+ 1.0-",
                "a again keep fail; b set-B              | a: b: a:B             | 500 | 0.0- 0.1+ 1.0-",
                "a again keep; b fail ignore             | a: b:                 | =   | 0.0- 0.1-",
                "a again keep; b fail; c set-C           | a: b:                 | 500 | 0.0- 0.1-",
                "a again keep; b garbage ignore          | a: b:                 | =   | 0.0- 0.1-",
                // Denials
                "a again keep deny; b set-B; c set-C     | a: b: c:B a:BC        | 418 | 0.0- 0.1+ 0.2+ 1.0-",
                "a again keep; b set-B; c deny           | a: b: c:B             | 418 | 0.0- 0.1+ 0.2-",
                // Discarded changes are none
                "a again keep; b set-B MONITOR           | a: b:                 | =   | 0.0- 0.1-",
                "a again keep; b set-B SHADOW            | a: b:                 | =   | 0.0-",
                "a again set-A MONITOR; b set-B          | a: b: a:B             | B   | 0.0- 0.1+ 1.0-"
            })
    void members_are_asked_again_as_the_api_server_asks(String members, String seen, String result, String calls) {
        WalkFixture walk = new WalkFixture();
        for (String member : members.split("; ")) {
            walk.mutator(member);
        }
        Verdict verdict = walk.admit();
        assertThat(String.join(" ", walk.seen)).isEqualTo(seen);
        assertThat(WalkFixture.word(verdict)).isEqualTo(result);
        assertThat(String.join(" ", WalkFixture.calls(verdict))).isEqualTo(calls);
    }

    @Test
    void validating_members_see_the_object_after_the_second_round() {
        WalkFixture walk = new WalkFixture()
                .validator("v again keep")
                .mutator("a again keep set-A")
                .mutator("b set-B");
        assertThat(WalkFixture.word(walk.admit())).isEqualTo("BA");
        assertThat(walk.seen).containsExactly("a:", "b:", "a:B", "v:BA");
    }

    @Test
    void a_failure_that_is_passed_over_tells_its_round() {
        WalkFixture walk = new WalkFixture().mutator("a again keep fail ignore").mutator("b set-B");
        walk.validator("v fail ignore");
        assertThat(walk.admit().auditAnnotations().keySet().stream()
                        .filter(key -> key.startsWith("failed-open"))
                        .toList())
                .isEqualTo(List.of(
                        "failed-open.mutation.webhook.admission.k8s.io/round_1_index_0",
                        "failed-open.validating.webhook.admission.k8s.io/round_0_index_0"));
    }
}
