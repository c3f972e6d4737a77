package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;

/** The authorization chain of whichever version is in use when a call begins. Thread-safe. */
public record CurrentAuthorizer(Versions versions) implements Authorizer {
    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        Version version = versions.enter();
        try {
            return version.chains().authorizer().authorize(spec);
        } finally {
            version.leave();
        }
    }
}
