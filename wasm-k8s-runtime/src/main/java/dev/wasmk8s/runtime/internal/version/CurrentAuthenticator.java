package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;

/** The authentication chain of whichever version is in use when a call begins. Thread-safe. */
public record CurrentAuthenticator(Versions versions) implements Authenticator {
    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        Version version = versions.enter();
        try {
            return version.chains().authenticator().authenticate(spec);
        } finally {
            version.leave();
        }
    }
}
