package dev.wasmk8s.spec.review;

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
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary reviews. */
public final class Reviews {
    private Reviews() {}

    /** Texts with anything in them but half surrogate pairs. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.of(
                "a",
                "Z",
                "0",
                "/",
                ".",
                "\"",
                "\\",
                "\n",
                "\0",
                "\u007f",
                "\u0085",
                "\u00e9",
                "\u20ac",
                "\u2028",
                "\ufeff",
                "\uffff",
                "\ud83d\ude00",
                "\udbff\udfff");
        return characters.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    static Arbitrary<List<String>> lists() {
        return texts().list().ofMaxSize(3);
    }

    static Arbitrary<UserInfo> users() {
        Arbitrary<Map<String, List<String>>> extra =
                Arbitraries.maps(texts(), lists()).ofMaxSize(3);
        return Combinators.combine(texts(), texts(), lists(), extra).as(UserInfo::new);
    }

    public static Arbitrary<TokenReviewSpec> tokenReviewSpecs() {
        return Combinators.combine(texts().filter(text -> !text.isEmpty()), lists())
                .as(TokenReviewSpec::new);
    }

    public static Arbitrary<TokenReviewStatus> tokenReviewStatuses() {
        return Combinators.combine(Arbitraries.of(true, false), users().optional(), lists(), texts())
                .as(TokenReviewStatus::new);
    }

    public static Arbitrary<SubjectAccessReviewSpec> subjectAccessReviewSpecs() {
        Arbitrary<SubjectAccessReviewSpec> resource =
                Combinators.combine(users(), resourceAttributes()).as(SubjectAccessReviewSpec::of);
        Arbitrary<SubjectAccessReviewSpec> other = Combinators.combine(
                        users(), Combinators.combine(texts(), texts()).as(NonResourceAttributes::new))
                .as(SubjectAccessReviewSpec::of);
        return Arbitraries.oneOf(resource, other);
    }

    private static Arbitrary<ResourceAttributes> resourceAttributes() {
        Arbitrary<SelectorAttributes.Requirement> requirements =
                Combinators.combine(texts(), texts(), lists()).as(SelectorAttributes.Requirement::new);
        Arbitrary<Optional<SelectorAttributes>> selectors = Combinators.combine(
                        texts(), requirements.list().ofMaxSize(3))
                .as(SelectorAttributes::new)
                .optional();
        return Combinators.combine(texts().list().ofSize(7), selectors, selectors)
                .as((t, fields, labels) -> new ResourceAttributes(
                        t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), fields, labels));
    }

    public static Arbitrary<SubjectAccessReviewStatus> subjectAccessReviewStatuses() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), texts(), texts())
                .as(SubjectAccessReviewStatus::new);
    }

    public static Arbitrary<AdmissionRequest> admissionRequests() {
        Arbitrary<GroupVersionKind> kinds =
                Combinators.combine(texts(), texts(), texts()).as(GroupVersionKind::new);
        Arbitrary<GroupVersionResource> resources =
                Combinators.combine(texts(), texts(), texts()).as(GroupVersionResource::new);
        Arbitrary<AdmissionRequest.Builder> builders = Combinators.combine(
                        Arbitraries.of(Operation.class), kinds, resources, users())
                .as(AdmissionRequest::builder);
        return Combinators.combine(
                        builders,
                        texts().list().ofSize(4),
                        kinds,
                        resources,
                        objects().list().ofSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((builder, t, kind, resource, objects, dryRun, converted) -> {
                    builder.uid("u" + t.get(0))
                            .subResource(t.get(1))
                            .name(t.get(2))
                            .namespace(t.get(3));
                    builder.dryRun(dryRun);
                    if (converted) {
                        builder.original(kind, resource, t.get(1))
                                .object(objects.get(0))
                                .options(objects.get(2));
                    } else {
                        builder.oldObject(objects.get(1));
                    }
                    return builder.build();
                });
    }

    /** Objects as text, with numbers and escapes that no number type and no string type would give back. */
    public static Arbitrary<RawJson> objects() {
        Arbitrary<String> values = Arbitraries.of(
                "1.10",
                "1e400",
                "-0",
                "123456789012345678901234567890",
                "\"\\u00e9\"",
                "\"\\/\"",
                "[ ]",
                "{ }",
                "null",
                "[true, {\"a\" :\n1}]",
                "\"\u20ac\"");
        return values.list().ofMaxSize(5).map(list -> {
            StringBuilder object = new StringBuilder("{");
            for (int i = 0; i < list.size(); i++) {
                object.append(i == 0 ? " " : ", ")
                        .append("\"k")
                        .append(i)
                        .append("\": ")
                        .append(list.get(i));
            }
            return RawJson.of(object.append('}').toString());
        });
    }

    public static Arbitrary<AdmissionResponse> admissionResponses() {
        Arbitrary<Status.Cause> causes =
                Combinators.combine(texts(), texts(), texts()).as(Status.Cause::new);
        Arbitrary<Optional<Status.Details>> details = Combinators.combine(
                        texts(), texts(), texts(), texts(), causes.list().ofMaxSize(2), Arbitraries.integers())
                .as(Status.Details::new)
                .optional();
        Arbitrary<Optional<Status>> statuses = Combinators.combine(
                        texts(), texts(), texts(), Arbitraries.integers(), details)
                .as(Status::new)
                .optional();
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(true, false),
                        statuses,
                        texts().optional(),
                        texts().optional(),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3),
                        lists())
                .as(AdmissionResponse::new);
    }
}
