package dev.wasmk8s.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.cases.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit on hosts that fail on purpose. */
class ConformanceKitTest {
    private static final ConformanceCase DECISIONS = ConformanceCases.parse(RawJson.of("""
            {
              "id": "X1", "title": "Pods are for ann", "rule": "7 Authorization", "useCase": "AUTHORIZATION",
              "review": {
                "spec": {"user": "bob"}
              },
              "modules": [{"name": "one", "answer": {"status": {"allowed": true, "reason": "why not"}}}],
              "examples": [
                {"name": "allowed", "expect": {"outcome": "ALLOW", "reason": "why not", "http": 200}},
                {"name": "denied", "calls": 2, "expect": {"outcome": "DENY", "reason": "no", "http": 403}},
                {"name": "two modules", "modules": [{"name": "one"}, {"name": "two"}],
                 "expect": {"outcome": "DENY", "http": 403}}
              ]
            }"""));

    @TempDir
    private Path directory;

    private ConformanceKit kit(List<ConformanceCase> cases, ConformanceHost... hosts) {
        return new ConformanceKit() {
            @Override
            public List<ConformanceHost> hosts() {
                return List.of(hosts);
            }

            @Override
            public List<ConformanceCase> cases() {
                return cases;
            }

            @Override
            public Path report() {
                return directory.resolve("new/report.json");
            }
        };
    }

    @Test
    void an_example_that_fails_is_named_and_tells_every_difference_and_where_the_rule_is() throws Exception {
        Executed executed = Executed.all(kit(List.of(DECISIONS), new AgreeableHost()));

        assertThat(executed.tests()).isEqualTo(3);
        assertThat(executed.thrown()).hasSize(2);
        assertThat(executed.thrown().get("/AGREEABLE/X1: Pods are for ann/denied"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        X1 "Pods are for ann" on AGREEABLE, example "denied"
                          - call 1, outcome: expected DENY, found ALLOW
                          - call 1, reason: expected no, found why not
                          rule:  SPEC.md, section 7 Authorization
                          asked: AUTHORIZATION { "spec": {"user": "bob"} }
                          of:    one, which is told {"stdout":"{\\"response\\":{\\"status\\":{\\"allowed\\": true,\
                         \\"reason\\": \\"why not\\"}}}"}""");
    }

    @Test
    void what_a_host_omits_is_skipped_and_not_passed() throws Exception {
        Executed executed = Executed.all(kit(List.of(DECISIONS), new AgreeableHost()));

        Throwable thrown = executed.thrown().get("/AGREEABLE/X1: Pods are for ann/two modules");
        assertThat(thrown).isNotInstanceOf(AssertionError.class).hasMessageContaining("it has no chains");
        assertThat(thrown.getClass().getSimpleName()).isEqualTo("TestAbortedException");
    }

    @Test
    void the_report_has_every_example_also_those_that_did_not_pass() throws Exception {
        Executed.all(kit(List.of(DECISIONS), new AgreeableHost(), new AgreeableHost()));

        List<String> lines = Files.readAllLines(directory.resolve("new/report.json"));
        assertThat(lines).hasSize(2 + 3 * 2);
        assertThat(lines.get(3))
                .startsWith(
                        "{\"id\":\"X1\",\"title\":\"Pods are for ann\",\"example\":\"denied\",\"mode\":\"AGREEABLE\","
                                + "\"outcome\":\"failed\",\"milliseconds\":")
                .endsWith(",\"why\":[\"call 1, outcome: expected DENY, found ALLOW\","
                        + "\"call 1, reason: expected no, found why not\"]},");
        assertThat(lines.get(5)).contains("\"outcome\":\"skipped\"").contains("\"why\":[\"it has no chains\"]");
    }

    @Test
    void a_host_that_throws_fails_and_the_others_go_on_and_are_closed() throws Exception {
        AgreeableHost other = new AgreeableHost();

        assertThatIllegalStateException()
                .isThrownBy(() -> Executed.all(kit(List.of(DECISIONS), new FailingHost(), other)))
                .withMessage("stuck");

        assertThat(other.isClosed()).isTrue();
        assertThat(Files.readString(directory.resolve("new/report.json")))
                .contains("\"mode\":\"FAILING\",\"outcome\":\"failed\"")
                .contains("\"why\":[\"the host threw java.io.IOException: out of order\"]")
                .contains("\"mode\":\"AGREEABLE\",\"outcome\":\"passed\"");
    }

    @Test
    void what_a_host_throws_is_the_cause_of_the_failure() {
        ConformanceResult result = new ConformanceTry(new FailingHost(), DECISIONS, 1).run();

        assertThat(result.cause()).isInstanceOf(IOException.class);
    }

    @Test
    void without_cases_or_hosts_the_report_is_an_empty_array() throws Exception {
        assertThat(Executed.all(kit(List.of(), new AgreeableHost())).tests()).isZero();

        assertThat(directory.resolve("new/report.json")).hasContent("[\n]");
    }

    @Test
    void all_cases_of_the_contract_are_tried_unless_told_otherwise() {
        ConformanceKit kit = List::of;

        assertThat(kit.cases().stream().map(ConformanceCase::id)).containsExactlyElementsOf(ConformanceCases.ids());
        assertThat(kit.report()).isEqualTo(Path.of("target", "conformance", "report.json"));
    }

    /** Holds nobody to be conformant who is not: of all examples, only those pass that want what the host always says. */
    @Test
    void a_host_that_allows_everything_fails_wherever_something_else_is_expected() throws Exception {
        Executed executed = Executed.all(
                kit(ConformanceCases.ids().stream().map(ConformanceCases::read).toList(), new AgreeableHost()));

        long other = ConformanceCases.ids().stream()
                .flatMap(id -> ConformanceCases.read(id).examples().stream())
                .filter(example -> example.modules().size() == 1)
                .filter(example -> switch (example.expect().outcome()) {
                    case AUTHENTICATED, ALLOW, ALLOWED -> false;
                    case UNAUTHENTICATED, DENY, NO_OPINION, DENIED -> true;
                })
                .count();
        assertThat(executed.tests()).isGreaterThan(1000);
        assertThat(executed.thrown().values().stream().filter(AssertionError.class::isInstance))
                .hasSizeGreaterThanOrEqualTo((int) other);
        assertThat(executed.thrown()).hasSizeLessThan(executed.tests());
    }

    @Test
    void of_a_host_that_shows_nothing_else_the_http_code_is_compared() {
        Expectation denied = DECISIONS.examples().get(1).expect();
        Expectation allowed = DECISIONS.examples().get(0).expect();

        assertThat(Answer.ofHttp(403).differences(denied)).isEmpty();
        assertThat(Answer.ofHttp(201).differences(allowed)).isEmpty();
        assertThat(Answer.ofHttp(200).differences(denied)).containsExactly("http: expected 403 (DENY), found 200");
        assertThat(Answer.ofHttp(500).differences(allowed)).containsExactly("http: expected 200 (ALLOW), found 500");
    }
}
