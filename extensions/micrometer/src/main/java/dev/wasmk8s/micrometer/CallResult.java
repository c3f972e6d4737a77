package dev.wasmk8s.micrometer;

import dev.wasmk8s.review.FailureCode;
import java.util.Optional;

/** How a call ended, in the words of the API server's metrics about authorization webhooks. */
enum CallResult {
    SUCCESS("success"),
    ERROR("error"),
    TIMEOUT("timeout"),
    CANCELED("canceled");

    private final String label;

    CallResult(String label) {
        this.label = label;
    }

    static String label(int number) {
        return Place.at(number, CallResult.class).label;
    }

    static CallResult of(Optional<FailureCode> failure) {
        if (failure.isEmpty()) {
            return SUCCESS;
        }
        return switch (failure.get()) {
            case DEADLINE_EXCEEDED, POOL_EXHAUSTED -> TIMEOUT;
            case INTERRUPTED -> CANCELED;
            default -> ERROR;
        };
    }
}
