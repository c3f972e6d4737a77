package dev.wasmk8s.fabric8;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random reviews: every field present or absent, texts of any characters, objects with any JSON. */
final class Generated extends DomainContextBase {
    @Provide
    Arbitrary<TokenReviewSpec> tokenReviewSpecs() {
        return Combinators.combine(name(), texts()).as(TokenReviewSpec::new);
    }

    @Provide
    Arbitrary<TokenReviewStatus> tokenReviewStatuses() {
        return Combinators.combine(bool(), users().optional(), texts(), text()).as(TokenReviewStatus::new);
    }

    @Provide
    Arbitrary<SubjectAccessReviewSpec> accessSpecs() {
        Arbitrary<SubjectAccessReviewSpec> resources =
                Combinators.combine(users(), resourceAttributes()).as(SubjectAccessReviewSpec::of);
        Arbitrary<SubjectAccessReviewSpec> paths =
                Combinators.combine(users(), nonResourceAttributes()).as(SubjectAccessReviewSpec::of);
        return Arbitraries.oneOf(resources, paths);
    }

    @Provide
    Arbitrary<SubjectAccessReviewStatus> accessStatuses() {
        return Combinators.combine(bool(), bool(), text(), text()).as(SubjectAccessReviewStatus::new);
    }

    @Provide
    Arbitrary<AdmissionRequest> admissionRequests() {
        Arbitrary<AdmissionRequest.Builder> heads = Combinators.combine(
                        Arbitraries.of(Operation.class), kinds(), resources(), users(), name(), bool())
                .as((operation, kind, resource, user, uid, dryRun) -> AdmissionRequest.builder(
                                operation, kind, resource, user)
                        .uid(uid)
                        .dryRun(dryRun));
        Arbitrary<AdmissionRequest.Builder> named = Combinators.combine(heads, text(), text(), text())
                .as((head, name, namespace, subResource) ->
                        head.name(name).namespace(namespace).subResource(subResource));
        Arbitrary<AdmissionRequest.Builder> original = Combinators.combine(
                        named, kinds().optional(), resources(), text())
                .as((head, kind, resource, subResource) ->
                        kind.map(k -> head.original(k, resource, subResource)).orElse(head));
        return Combinators.combine(
                        original,
                        objects().optional(),
                        objects().optional(),
                        objects().optional())
                .as((head, object, oldObject, options) -> {
                    object.ifPresent(head::object);
                    oldObject.ifPresent(head::oldObject);
                    options.ifPresent(head::options);
                    return head.build();
                });
    }

    @Provide
    Arbitrary<AdmissionResponse> admissionResponses() {
        Arbitrary<Map<String, String>> annotations =
                Arbitraries.maps(name(), text()).ofMaxSize(2);
        return Combinators.combine(
                        name(),
                        bool(),
                        statuses().optional(),
                        name().optional(),
                        name().optional(),
                        annotations,
                        texts())
                .as(AdmissionResponse::new);
    }

    @Provide
    Arbitrary<UserInfo> users() {
        Arbitrary<Map<String, List<String>>> extra =
                Arbitraries.maps(name(), texts()).ofMaxSize(2);
        return Combinators.combine(text(), text(), texts(), extra).as(UserInfo::new);
    }

    private static Arbitrary<ResourceAttributes> resourceAttributes() {
        Arbitrary<List<String>> seven = text().list().ofSize(7);
        return Combinators.combine(seven, selectors().optional(), selectors().optional())
                .as((t, fields, labels) -> new ResourceAttributes(
                        t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), fields, labels));
    }

    private static Arbitrary<NonResourceAttributes> nonResourceAttributes() {
        return Combinators.combine(text(), text()).as(NonResourceAttributes::new);
    }

    private static Arbitrary<SelectorAttributes> selectors() {
        Arbitrary<Requirement> requirements = Combinators.combine(text(), Arbitraries.of("In", "Exists", ""), texts())
                .as(Requirement::new);
        return Combinators.combine(text(), requirements.list().ofMaxSize(2)).as(SelectorAttributes::new);
    }

    private static Arbitrary<GroupVersionKind> kinds() {
        return Combinators.combine(text(), text(), text()).as(GroupVersionKind::new);
    }

    private static Arbitrary<GroupVersionResource> resources() {
        return Combinators.combine(text(), text(), text()).as(GroupVersionResource::new);
    }

    @Provide
    Arbitrary<Status> statuses() {
        Arbitrary<Status.Cause> causes =
                Combinators.combine(text(), text(), text()).as(Status.Cause::new);
        Arbitrary<Integer> numbers = Arbitraries.of(0, 1, 422, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        Arbitrary<Status.Details> details = Combinators.combine(
                        text(), text(), text(), text(), causes.list().ofMaxSize(2), numbers)
                .as(Status.Details::new);
        return Combinators.combine(text(), text(), text(), numbers, details.optional())
                .as(Status::new);
    }

    @Provide
    Arbitrary<RawJson> objects() {
        return object(3)
                .map(content -> "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Foo\",\"spec\":" + content + "}")
                .map(RawJson::of);
    }

    private static Arbitrary<String> object(int depth) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "\u00e9\ud83d\ude00"), value(depth))
                .ofMaxSize(3)
                .map(fields -> fields.entrySet().stream()
                        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                        .reduce((x, y) -> x + "," + y)
                        .map(inner -> "{" + inner + "}")
                        .orElse("{}"));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalars = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1.50",
                "1e400",
                "0.1",
                "9007199254740993",
                "12345678901234567890",
                "\"\"",
                "\"<\\u0000\\ud83d\\ude00>\"");
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> lists =
                value(depth - 1).list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
        return Arbitraries.oneOf(scalars, lists, object(depth - 1));
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(2);
    }

    private static Arbitrary<String> name() {
        return text().filter(text -> !text.isEmpty());
    }

    private static Arbitrary<String> text() {
        return Texts.any();
    }
}
