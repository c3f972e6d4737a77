package dev.wasmk8s.runtime.internal.observation;

import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.spec.UseCase;

/** What a use case is called to observers, who need not know the wire. */
public final class ReviewKinds {
    private ReviewKinds() {}

    /** The kind of review that a module answers in a use case. */
    public static ReviewKind of(UseCase useCase) {
        return switch (useCase) {
            case AUTHENTICATION -> ReviewKind.AUTHENTICATION;
            case AUTHORIZATION -> ReviewKind.AUTHORIZATION;
            case ADMISSION -> ReviewKind.ADMISSION;
        };
    }
}
