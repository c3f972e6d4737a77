package dev.wasmk8s.guests;

import dev.wasmk8s.guest.Decision;
import dev.wasmk8s.guest.Guest;
import dev.wasmk8s.guest.ResourceAttributes;
import dev.wasmk8s.guest.SubjectAccessReviewSpec;

/** Members of {@code magic-group} may do anything to configmaps. */
public final class MagicAuthorizer {
    private MagicAuthorizer() {}

    public static void main(String[] args) {
        Guest.authorizer(MagicAuthorizer::authorize);
    }

    static Decision authorize(SubjectAccessReviewSpec review) {
        boolean configmaps =
                review.resourceAttributes().filter(MagicAuthorizer::isConfigMap).isPresent();
        if (configmaps && review.isIn("magic-group")) {
            return Decision.allow().because("magic-group may do anything to configmaps");
        }
        return Decision.noOpinion().because("only magic-group and configmaps are decided here");
    }

    private static boolean isConfigMap(ResourceAttributes resource) {
        return resource.group().isEmpty() && resource.resource().equals("configmaps");
    }
}
