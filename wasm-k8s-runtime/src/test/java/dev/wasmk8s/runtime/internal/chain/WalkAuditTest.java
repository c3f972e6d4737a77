package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkAuditTest {
    @Test
    void every_call_of_a_mutating_member_is_told() {
        WalkFixture walk =
                new WalkFixture().mutator("x skip keep").mutator("m set-A").mutator("n same");
        assertThat(walk.validator("v keep").admit().auditAnnotations())
                .containsExactly(
                        entry(
                                "mutation.webhook.admission.k8s.io/round_0_index_1",
                                "{\"configuration\":\"wasm-k8s\",\"webhook\":\"m\",\"mutated\":true}"),
                        entry(
                                "mutation.webhook.admission.k8s.io/round_0_index_2",
                                "{\"configuration\":\"wasm-k8s\",\"webhook\":\"n\",\"mutated\":false}"));
    }

    @Test
    void a_validating_member_is_not_told() {
        assertThat(new WalkFixture().validator("v keep").admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void patches_are_told_where_that_was_asked_for() {
        WalkFixture walk = new WalkFixture().mutator("m set-A").mutator("n keep");
        walk.options = walk.options.withAuditPatches(true);
        assertThat(walk.admit().auditAnnotations())
                .containsEntry(
                        "patch.webhook.admission.k8s.io/round_0_index_0",
                        "{\"configuration\":\"wasm-k8s\",\"webhook\":\"m\",\"patch\":{\"l\":\"A\"},\"patchType\":\"Full\"}")
                .hasSize(3);
    }

    @Test
    void the_patch_of_a_member_that_may_use_operations_is_told_in_operations() {
        WalkFixture walk = new WalkFixture();
        walk.options = walk.options.withAuditPatches(true);
        walk.members.add(new AdmissionMember(
                "m",
                request -> Verdict.allowed(RawJson.of("{\"l\":\"\",\"n\":1.50}")),
                true,
                AdmissionMatcher.ofRules(List.of(AdmissionRule.everything())),
                FailurePolicy.FAIL,
                new Treatment(Enforcement.ENFORCE, false, true)));
        assertThat(walk.admit().auditAnnotations())
                .containsEntry(
                        "patch.webhook.admission.k8s.io/round_0_index_0",
                        "{\"configuration\":\"wasm-k8s\",\"webhook\":\"m\",\"patch\":[{\"op\":\"add\",\"path\":\"/n\","
                                + "\"value\":1.50}],\"patchType\":\"JSONPatch\"}");
    }

    @Test
    void a_change_without_an_object_is_told_as_no_change() {
        WalkFixture walk = new WalkFixture().mutator("m set-A");
        Verdict verdict =
                walk.chain().admit(WalkFixture.request(Operation.DELETE).build());
        assertThat(WalkFixture.word(verdict)).isEqualTo("500");
        assertThat(WalkFixture.calls(verdict)).containsExactly("0.0-");
    }

    @Test
    void nobody_is_asked_after_the_deadline() {
        WalkFixture walk =
                new WalkFixture().mutator("m set-A").validator("v keep").validator("w keep");
        walk.options = new WalkOptions(
                false, Optional.of(Duration.ofNanos(15)), TrialObserver.LOG, () -> walk.seen.size() * 10L);
        Verdict.Denied verdict = (Verdict.Denied) walk.admit();
        assertThat(walk.seen).containsExactly("m:", "v:A");
        assertThat(verdict.status().code()).isEqualTo(504);
        assertThat(verdict.status().reason()).isEqualTo("Timeout");
        assertThat(verdict.status().message()).isEqualTo("Timeout: request did not complete within requested timeout");
        assertThat(verdict.errors()).hasSize(1);
    }

    @Test
    void a_failure_that_is_ignored_after_the_deadline_ends_the_walk() {
        WalkFixture walk = new WalkFixture().validator("v fail ignore");
        walk.options = new WalkOptions(
                false, Optional.of(Duration.ofNanos(5)), TrialObserver.LOG, () -> walk.seen.size() * 10L);
        assertThat(WalkFixture.word(walk.admit())).isEqualTo("504");
    }

    @Test
    void within_the_deadline_it_makes_no_difference() {
        WalkFixture walk = new WalkFixture().mutator("m set-A").validator("v keep");
        walk.options = new WalkOptions(
                false, Optional.of(Duration.ofNanos(21)), TrialObserver.LOG, () -> walk.seen.size() * 10L);
        assertThat(WalkFixture.word(walk.admit())).isEqualTo("A");
    }
}
