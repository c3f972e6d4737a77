package dev.wasmk8s.examples.apiserver.access;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets everybody who is authenticated find out what the API server offers, and who they are themselves, without which
 * kubectl does not get far: what the cluster roles {@code system:discovery} and {@code system:basic-user} allow. Has no
 * opinion on anything else. Thread-safe.
 */
public final class DiscoveryAuthorizer implements Authorizer {
    private static final Set<String> PATHS =
            Set.of("/api", "/apis", "/healthz", "/livez", "/openapi", "/readyz", "/version", "/version/");
    private static final Set<String> TREES = Set.of("/api/", "/apis/", "/openapi/");
    private static final Map<String, Set<String>> SELF_REVIEWS = Map.of(
            "authentication.k8s.io", Set.of("selfsubjectreviews"),
            "authorization.k8s.io", Set.of("selfsubjectaccessreviews", "selfsubjectrulesreviews"));

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        boolean allowed = spec.user().groups().contains(UserInfo.SYSTEM_AUTHENTICATED)
                && (isDiscovery(spec.nonResourceAttributes()) || isSelfReview(spec.resourceAttributes()));
        return allowed ? Decision.allow("discovery is open to all who are authenticated") : Decision.noOpinion("");
    }

    private static boolean isDiscovery(Optional<NonResourceAttributes> attributes) {
        return attributes
                .filter(asked -> asked.verb().equals("get"))
                .filter(asked -> PATHS.contains(asked.path())
                        || TREES.stream().anyMatch(tree -> asked.path().startsWith(tree)))
                .isPresent();
    }

    private static boolean isSelfReview(Optional<ResourceAttributes> attributes) {
        return attributes
                .filter(asked ->
                        asked.verb().equals("create") && asked.subresource().isEmpty())
                .filter(asked ->
                        SELF_REVIEWS.getOrDefault(asked.group(), Set.of()).contains(asked.resource()))
                .isPresent();
    }
}
