package dev.wasmk8s.clientjava;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import io.kubernetes.client.openapi.models.V1FieldSelectorAttributes;
import io.kubernetes.client.openapi.models.V1FieldSelectorRequirement;
import io.kubernetes.client.openapi.models.V1LabelSelectorAttributes;
import io.kubernetes.client.openapi.models.V1LabelSelectorRequirement;
import io.kubernetes.client.openapi.models.V1NonResourceAttributes;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewStatus;
import io.kubernetes.client.openapi.models.V1TokenReview;
import io.kubernetes.client.openapi.models.V1TokenReviewSpec;
import io.kubernetes.client.openapi.models.V1TokenReviewStatus;
import io.kubernetes.client.openapi.models.V1UserInfo;
import org.jspecify.annotations.Nullable;

/** Values as the client's models, field by field: the oracle, which knows nothing of our codecs. */
final class Models {
    private Models() {}

    static V1TokenReview request(TokenReviewSpec spec) {
        return tokenReview()
                .metadata(new V1ObjectMeta())
                .spec(new V1TokenReviewSpec().token(text(spec.token())).audiences(spec.audiences()));
    }

    static V1TokenReview answer(TokenReviewStatus status) {
        return tokenReview()
                .spec(new V1TokenReviewSpec())
                .status(new V1TokenReviewStatus()
                        .authenticated(flag(status.authenticated()))
                        .audiences(status.audiences())
                        .error(text(status.error()))
                        .user(status.user().map(Models::user).orElse(null)));
    }

    private static V1TokenReview tokenReview() {
        return new V1TokenReview().apiVersion("authentication.k8s.io/v1").kind("TokenReview");
    }

    static V1UserInfo user(UserInfo user) {
        return new V1UserInfo()
                .username(text(user.username()))
                .uid(text(user.uid()))
                .groups(user.groups())
                .extra(user.extra());
    }

    static V1SubjectAccessReview request(SubjectAccessReviewSpec spec) {
        UserInfo user = spec.user();
        return accessReview()
                .metadata(new V1ObjectMeta())
                .spec(new V1SubjectAccessReviewSpec()
                        .user(text(user.username()))
                        .uid(text(user.uid()))
                        .groups(user.groups())
                        .extra(user.extra())
                        .resourceAttributes(
                                spec.resourceAttributes().map(Models::resource).orElse(null))
                        .nonResourceAttributes(
                                spec.nonResourceAttributes().map(Models::path).orElse(null)));
    }

    static V1SubjectAccessReview answer(SubjectAccessReviewStatus status) {
        return accessReview()
                .spec(new V1SubjectAccessReviewSpec())
                .status(new V1SubjectAccessReviewStatus()
                        .allowed(status.allowed())
                        .denied(flag(status.denied()))
                        .reason(text(status.reason()))
                        .evaluationError(text(status.evaluationError())));
    }

    private static V1SubjectAccessReview accessReview() {
        return new V1SubjectAccessReview().apiVersion("authorization.k8s.io/v1").kind("SubjectAccessReview");
    }

    static V1NonResourceAttributes path(NonResourceAttributes attributes) {
        return new V1NonResourceAttributes().path(text(attributes.path())).verb(text(attributes.verb()));
    }

    static V1ResourceAttributes resource(ResourceAttributes attributes) {
        return new V1ResourceAttributes()
                .namespace(text(attributes.namespace()))
                .verb(text(attributes.verb()))
                .group(text(attributes.group()))
                .version(text(attributes.version()))
                .resource(text(attributes.resource()))
                .subresource(text(attributes.subresource()))
                .name(text(attributes.name()))
                .fieldSelector(attributes.fieldSelector().map(Models::fields).orElse(null))
                .labelSelector(attributes.labelSelector().map(Models::labels).orElse(null));
    }

    private static V1FieldSelectorAttributes fields(SelectorAttributes selector) {
        V1FieldSelectorAttributes model = new V1FieldSelectorAttributes().rawSelector(text(selector.rawSelector()));
        selector.requirements()
                .forEach(requirement -> model.addRequirementsItem(new V1FieldSelectorRequirement()
                        .key(requirement.key())
                        .operator(requirement.operator())
                        .values(requirement.values())));
        return model;
    }

    private static V1LabelSelectorAttributes labels(SelectorAttributes selector) {
        V1LabelSelectorAttributes model = new V1LabelSelectorAttributes().rawSelector(text(selector.rawSelector()));
        selector.requirements()
                .forEach(requirement -> model.addRequirementsItem(new V1LabelSelectorRequirement()
                        .key(requirement.key())
                        .operator(requirement.operator())
                        .values(requirement.values())));
        return model;
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Boolean flag(boolean flag) {
        return flag ? true : null;
    }
}
