package dev.wasmk8s.fabric8;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.FieldSelectorRequirement;
import io.fabric8.kubernetes.api.model.GroupVersionKind;
import io.fabric8.kubernetes.api.model.GroupVersionResource;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authorization.v1.FieldSelectorAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.LabelSelectorAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import org.jspecify.annotations.Nullable;

/** Values as fabric8's models, field by field: the oracle, which knows nothing of our codecs. */
final class Models {
    private static final ObjectMeta EMPTY = new ObjectMeta();

    private Models() {}

    static TokenReview request(TokenReviewSpec spec) {
        return new TokenReview(
                "authentication.k8s.io/v1",
                "TokenReview",
                EMPTY,
                new io.fabric8.kubernetes.api.model.authentication.TokenReviewSpec(
                        spec.audiences(), text(spec.token())),
                null);
    }

    static TokenReview answer(TokenReviewStatus status) {
        return new TokenReview(
                "authentication.k8s.io/v1",
                "TokenReview",
                null,
                new io.fabric8.kubernetes.api.model.authentication.TokenReviewSpec(),
                new io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus(
                        status.audiences(),
                        flag(status.authenticated()),
                        text(status.error()),
                        status.user().map(Models::user).orElse(null)));
    }

    static SubjectAccessReview request(SubjectAccessReviewSpec spec) {
        UserInfo user = spec.user();
        return new SubjectAccessReview(
                "authorization.k8s.io/v1",
                "SubjectAccessReview",
                EMPTY,
                new io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewSpec(
                        user.extra(),
                        user.groups(),
                        spec.nonResourceAttributes().map(Models::path).orElse(null),
                        spec.resourceAttributes().map(Models::attributes).orElse(null),
                        text(user.uid()),
                        text(user.username())),
                null);
    }

    static io.fabric8.kubernetes.api.model.authorization.v1.NonResourceAttributes path(NonResourceAttributes path) {
        return new io.fabric8.kubernetes.api.model.authorization.v1.NonResourceAttributes(
                text(path.path()), text(path.verb()));
    }

    static io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes attributes(
            ResourceAttributes attributes) {
        return new io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes(
                attributes.fieldSelector().map(Models::fields).orElse(null),
                text(attributes.group()),
                attributes.labelSelector().map(Models::labels).orElse(null),
                text(attributes.name()),
                text(attributes.namespace()),
                text(attributes.resource()),
                text(attributes.subresource()),
                text(attributes.verb()),
                text(attributes.version()));
    }

    private static FieldSelectorAttributes fields(SelectorAttributes selector) {
        return new FieldSelectorAttributes(
                text(selector.rawSelector()),
                selector.requirements().stream()
                        .map(r -> new FieldSelectorRequirement(r.key(), r.operator(), r.values()))
                        .toList());
    }

    private static LabelSelectorAttributes labels(SelectorAttributes selector) {
        return new LabelSelectorAttributes(
                text(selector.rawSelector()),
                selector.requirements().stream()
                        .map(r -> new LabelSelectorRequirement(r.key(), r.operator(), r.values()))
                        .toList());
    }

    static SubjectAccessReview answer(SubjectAccessReviewStatus status) {
        return new SubjectAccessReview(
                "authorization.k8s.io/v1",
                "SubjectAccessReview",
                null,
                new io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewSpec(),
                new io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewStatus(
                        status.allowed(),
                        flag(status.denied()),
                        text(status.evaluationError()),
                        text(status.reason())));
    }

    static AdmissionReview request(AdmissionRequest request) {
        io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequest model =
                new io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequest();
        model.setUid(request.uid());
        model.setKind(kind(request.kind()));
        model.setResource(resource(request.resource()));
        model.setSubResource(text(request.subResource()));
        model.setRequestKind(request.requestKind().map(Models::kind).orElse(null));
        model.setRequestResource(request.requestResource().map(Models::resource).orElse(null));
        model.setRequestSubResource(text(request.requestSubResource()));
        model.setName(text(request.name()));
        model.setNamespace(text(request.namespace()));
        model.setOperation(request.operation().name());
        model.setUserInfo(user(request.userInfo()));
        model.setObject(request.object().map(Models::object).orElse(null));
        model.setOldObject(request.oldObject().map(Models::object).orElse(null));
        model.setDryRun(request.dryRun());
        model.setOptions(request.options().map(Models::object).orElse(null));
        return new AdmissionReview("admission.k8s.io/v1", "AdmissionReview", model, null);
    }

    static AdmissionReview answer(AdmissionResponse response) {
        io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse model =
                new io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse(
                        response.allowed(),
                        response.auditAnnotations(),
                        response.patch().orElse(null),
                        response.patchType().orElse(null),
                        response.status().map(Models::status).orElse(null),
                        response.uid(),
                        response.warnings());
        return new AdmissionReview("admission.k8s.io/v1", "AdmissionReview", null, model);
    }

    private static io.fabric8.kubernetes.api.model.Status status(Status status) {
        return new io.fabric8.kubernetes.api.model.Status(
                "v1",
                number(status.code()),
                status.details().map(Models::details).orElse(null),
                "Status",
                text(status.message()),
                null,
                text(status.reason()),
                text(status.status()));
    }

    private static StatusDetails details(Status.Details details) {
        return new StatusDetails(
                details.causes().stream()
                        .map(cause -> new StatusCause(text(cause.field()), text(cause.message()), text(cause.reason())))
                        .toList(),
                text(details.group()),
                text(details.kind()),
                text(details.name()),
                number(details.retryAfterSeconds()),
                text(details.uid()));
    }

    private static io.fabric8.kubernetes.api.model.authentication.UserInfo user(UserInfo user) {
        return new io.fabric8.kubernetes.api.model.authentication.UserInfo(
                user.extra(), user.groups(), text(user.uid()), text(user.username()));
    }

    private static GroupVersionKind kind(dev.wasmk8s.admission.GroupVersionKind kind) {
        return new GroupVersionKind(kind.group(), kind.kind(), kind.version());
    }

    private static GroupVersionResource resource(dev.wasmk8s.admission.GroupVersionResource resource) {
        return new GroupVersionResource(resource.group(), resource.resource(), resource.version());
    }

    private static Object object(RawJson json) {
        try {
            return Trees.MAPPER.readValue(json.toString(), io.fabric8.kubernetes.api.model.KubernetesResource.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Boolean flag(boolean flag) {
        return flag ? true : null;
    }

    private static @Nullable Integer number(int number) {
        return number == 0 ? null : number;
    }
}
