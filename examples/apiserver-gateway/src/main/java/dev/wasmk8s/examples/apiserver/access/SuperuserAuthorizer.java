package dev.wasmk8s.examples.apiserver.access;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;

/**
 * Lets the group {@value #GROUP} do everything, and has no opinion on others. The gateway asks nobody about that group;
 * this tells the same to those who ask what they may do. Thread-safe.
 */
public final class SuperuserAuthorizer implements Authorizer {
    static final String GROUP = "system:masters";

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        return spec.user().groups().contains(GROUP) ? Decision.allow("") : Decision.noOpinion("");
    }
}
