package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.LabelSelector.Operator;
import dev.wasmk8s.runtime.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SelectorsTest {
    private static final LabelSelector EVERYTHING = LabelSelector.EVERYTHING;
    private static final LabelSelector STORED = label("from", "stored");
    private static final LabelSelector SUBMITTED = label("from", "submitted");
    private static final LabelSelector NO_FROM =
            new LabelSelector(Map.of(), List.of(new Requirement("from", Operator.DOES_NOT_EXIST, List.of())));

    private final List<String> lookedUp = new ArrayList<>();
    private NamespaceLookup lookup = name -> {
        lookedUp.add(name);
        return Optional.of(object("stored"));
    };

    /** What a request comes to if a rule matches it: by namespace selector (rows) and object selector (columns). */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "namespace, none, matches, mismatches, fails",
                "none,       seen, seen, skipped, 500",
                "matches,    seen, seen, skipped, 500",
                "mismatches, skipped, skipped, skipped, skipped",
                "unknown,    404, 404, skipped, 404",
                "fails,      500, 500, skipped, 500",
            })
    void a_clean_mismatch_skips_and_otherwise_a_failure_refuses(
            String namespace, String noSelector, String matching, String mismatching, String failing) {
        assertThat(cross(namespace, EVERYTHING, object("submitted"))).isEqualTo(noSelector);
        assertThat(cross(namespace, SUBMITTED, object("submitted"))).isEqualTo(matching);
        assertThat(cross(namespace, SUBMITTED, object("elsewhere"))).isEqualTo(mismatching);
        assertThat(cross(namespace, SUBMITTED, RawJson.of("{\"metadata\":{\"labels\":[]}}")))
                .isEqualTo(failing);
    }

    private String cross(String namespace, LabelSelector ofObjects, RawJson object) {
        LabelSelector ofNamespaces =
                switch (namespace) {
                    case "none" -> EVERYTHING;
                    case "mismatches" -> label("from", "elsewhere");
                    default -> STORED;
                };
        NamespaceLookup found = lookup;
        if (namespace.equals("unknown")) {
            lookup = NamespaceLookup.NONE;
        } else if (namespace.equals("fails")) {
            lookup = name -> {
                throw new ReviewException(FailureCode.DEADLINE_EXCEEDED, "no answer in time");
            };
        }
        AdmissionRequest request = pods(Operation.CREATE).object(object).build();
        String outcome = outcome(match(ofNamespaces, ofObjects, request));
        lookup = found;
        return outcome;
    }

    /** Whose labels a namespace selector looks at. */
    @ParameterizedTest
    @CsvSource({
        // group, resource, subresource, operation, namespace, labels
        "'', pods, '', CREATE, x, stored",
        "'', pods, '', UPDATE, x, stored",
        "'', pods, '', DELETE, x, stored",
        "'', pods, exec, CONNECT, x, stored",
        "'', pods, status, UPDATE, x, stored",
        "apps, deployments, scale, UPDATE, x, stored",
        "'', namespaces, '', CREATE, x, submitted",
        "'', namespaces, '', UPDATE, x, submitted",
        "'', namespaces, '', DELETE, x, stored",
        "'', namespaces, status, UPDATE, x, stored",
        "'', namespaces, finalize, UPDATE, x, stored",
        "'', nodes, '', CREATE, '', none",
        "'', nodes, '', DELETE, '', none",
        "rbac.authorization.k8s.io, clusterroles, '', UPDATE, '', none",
        // A resource of that name in another group is as any other.
        "example.org, namespaces, '', CREATE, x, stored",
        "example.org, namespaces, '', CREATE, '', none",
    })
    void a_namespace_selector_looks_at(
            String group, String resource, String sub, Operation operation, String namespace, String labels) {
        AdmissionRequest request = request(operation, group, resource)
                .subResource(sub)
                .namespace(namespace)
                .object(object("submitted"))
                .build();
        boolean always = labels.equals("none");
        assertThat(outcome(match(STORED, EVERYTHING, request)))
                .isEqualTo(always || labels.equals("stored") ? "seen" : "skipped");
        assertThat(outcome(match(SUBMITTED, EVERYTHING, request)))
                .isEqualTo(always || labels.equals("submitted") ? "seen" : "skipped");
        assertThat(outcome(match(EVERYTHING, EVERYTHING, request))).isEqualTo("seen");
        assertThat(lookedUp).allMatch("x"::equals).hasSize(labels.equals("stored") ? 2 : 0);
    }

    @Test
    void an_unknown_namespace_is_told_as_the_api_server_tells_it() {
        lookup = NamespaceLookup.NONE;
        AdmissionMatch.Refused refused = (AdmissionMatch.Refused) match(
                STORED, EVERYTHING, pods(Operation.DELETE).namespace("gone").build());
        assertThat(refused.status().message()).isEqualTo("namespaces \"gone\" not found");
        assertThat(refused.status().reason()).isEqualTo("NotFound");
        assertThat(refused.status().status()).isEqualTo("Failure");
        assertThat(refused.status().code()).isEqualTo(404);
        assertThat(refused.status().details().orElseThrow().name()).isEqualTo("gone");
        assertThat(refused.status().details().orElseThrow().kind()).isEqualTo("namespaces");
        assertThat(refused.failure()).isEmpty();
    }

    @Test
    void a_lookup_that_fails_is_an_internal_error() {
        lookup = name -> {
            throw new ReviewException(FailureCode.DEADLINE_EXCEEDED, "no answer in time");
        };
        AdmissionMatch.Refused refused = refused(STORED, EVERYTHING);
        assertThat(refused.status().message()).isEqualTo("Internal error occurred: no answer in time");
        assertThat(refused.status().reason()).isEqualTo("InternalError");
        assertThat(refused.status().code()).isEqualTo(500);
        assertThat(refused.failure().orElseThrow().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
    }

    @Test
    void a_defect_of_a_lookup_is_an_internal_error_without_its_message() {
        lookup = name -> {
            throw new IllegalStateException("secret");
        };
        assertThat(refused(STORED, EVERYTHING).status().message())
                .isEqualTo("Internal error occurred: unexpected java.lang.IllegalStateException of the lookup of"
                        + " namespaces");
        lookup = name -> null;
        assertThat(refused(STORED, EVERYTHING).status().code()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERRUPTED", "CLOSED"})
    void a_walk_that_cannot_go_on_ends(FailureCode code) {
        lookup = name -> {
            throw new ReviewException(code, "x");
        };
        assertThatThrownBy(() -> refused(STORED, EVERYTHING))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_namespace_that_is_found_may_have_no_labels_and_may_be_broken() {
        lookup = name -> Optional.of(RawJson.of("{}"));
        assertThat(outcome(match(NO_FROM, EVERYTHING, pods(Operation.CREATE).build())))
                .isEqualTo("seen");
        assertThat(outcome(match(STORED, EVERYTHING, pods(Operation.CREATE).build())))
                .isEqualTo("skipped");
        lookup = name -> Optional.of(RawJson.of("[]"));
        assertThat(refused(STORED, EVERYTHING).status().code()).isEqualTo(500);
    }

    @Test
    void a_namespace_that_is_written_without_an_object_is_an_error() {
        AdmissionRequest request =
                request(Operation.CREATE, "", "namespaces").namespace("x").build();
        assertThat(outcome(match(STORED, EVERYTHING, request))).isEqualTo("500");
    }

    @Test
    void a_new_namespace_has_the_label_with_its_name_whatever_was_submitted() {
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Namespace"),
                        new GroupVersionResource("", "v1", "namespaces"),
                        UserInfo.of("jane"))
                .name("mine")
                .namespace("mine")
                .object(RawJson.of("{\"metadata\":{\"labels\":{\"kubernetes.io/metadata.name\":\"kube-system\"}}}"))
                .build();
        LabelSelector mine = label("kubernetes.io/metadata.name", "mine");
        LabelSelector system = label("kubernetes.io/metadata.name", "kube-system");
        assertThat(outcome(match(mine, mine, request))).isEqualTo("seen");
        assertThat(outcome(match(system, EVERYTHING, request))).isEqualTo("skipped");
        assertThat(outcome(match(EVERYTHING, system, request))).isEqualTo("skipped");
    }

    /** {@code null}: no object; {@code bare}: one without metadata; {@code plain}: one without labels. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "operation, object, oldObject, from=submitted, no from",
                "CREATE,  submitted, null, seen, skipped",
                "CREATE,  other,     null, skipped, skipped",
                "CREATE,  plain,     null, skipped, seen",
                "CREATE,  bare,      null, skipped, seen",
                "CREATE,  null,      null, skipped, skipped",
                "UPDATE,  submitted, other, seen, skipped",
                "UPDATE,  other, submitted, seen, skipped",
                "UPDATE,  other,     plain, skipped, seen",
                "UPDATE,  plain,     other, skipped, seen",
                "UPDATE,  other,     other, skipped, skipped",
                "DELETE,  null,  submitted, seen, skipped",
                "DELETE,  null,      other, skipped, skipped",
                "DELETE,  null,      plain, skipped, seen",
                "DELETE,  null,       null, skipped, skipped",
                "CONNECT, bare,       null, skipped, skipped",
                "CONNECT, plain,      null, skipped, seen",
            })
    void one_of_the_objects_has_to_match(
            Operation operation, String object, String oldObject, String withLabel, String withoutLabel) {
        AdmissionRequest.Builder builder = pods(operation);
        named(object).ifPresent(builder::object);
        named(oldObject).ifPresent(builder::oldObject);
        AdmissionRequest request = builder.build();
        assertThat(outcome(match(EVERYTHING, SUBMITTED, request))).isEqualTo(withLabel);
        assertThat(outcome(match(EVERYTHING, NO_FROM, request))).isEqualTo(withoutLabel);
        assertThat(outcome(match(EVERYTHING, EVERYTHING, request))).isEqualTo("seen");
    }

    @Test
    void an_object_whose_labels_cannot_be_read_is_an_error() {
        AdmissionRequest request = pods(Operation.UPDATE)
                .object(object("other"))
                .oldObject(RawJson.of("{\"metadata\":{\"labels\":{\"a\":1}}}"))
                .build();
        AdmissionMatch.Refused refused = (AdmissionMatch.Refused) match(EVERYTHING, SUBMITTED, request);
        assertThat(refused.status().message())
                .isEqualTo("Internal error occurred: metadata.labels.a: expected a string, found a number");
        assertThat(refused.failure().orElseThrow().code()).isEqualTo(FailureCode.REQUEST_MALFORMED);
    }

    private static Optional<RawJson> named(String name) {
        return switch (name) {
            case "null" -> Optional.empty();
            case "bare" -> Optional.of(RawJson.of("{\"kind\":\"Any\"}"));
            case "plain" -> Optional.of(RawJson.of("{\"metadata\":{\"name\":\"x\"}}"));
            default -> Optional.of(object(name));
        };
    }

    private AdmissionMatch.Refused refused(LabelSelector ofNamespaces, LabelSelector ofObjects) {
        return (AdmissionMatch.Refused)
                match(ofNamespaces, ofObjects, pods(Operation.CREATE).build());
    }

    private AdmissionMatch match(LabelSelector ofNamespaces, LabelSelector ofObjects, AdmissionRequest request) {
        RequestFacts facts = new RequestFacts(new Surroundings(lookup, spec -> Decision.noOpinion("")));
        return new Selectors(ofNamespaces, ofObjects).match(request, facts);
    }

    private static String outcome(AdmissionMatch match) {
        if (match instanceof AdmissionMatch.Refused refused) {
            return String.valueOf(refused.status().code());
        }
        return match instanceof AdmissionMatch.Seen ? "seen" : "skipped";
    }

    private static LabelSelector label(String key, String value) {
        return new LabelSelector(Map.of(key, value), List.of());
    }

    private static RawJson object(String from) {
        return RawJson.of("{\"metadata\":{\"labels\":{\"from\":\"" + from + "\"}}}");
    }

    private static AdmissionRequest.Builder pods(Operation operation) {
        return request(operation, "", "pods").namespace("default");
    }

    private static AdmissionRequest.Builder request(Operation operation, String group, String resource) {
        return AdmissionRequest.builder(
                operation,
                new GroupVersionKind(group, "v1", "Any"),
                new GroupVersionResource(group, "v1", resource),
                UserInfo.of("jane"));
    }
}
