package dev.wasmk8s.admission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kubernetes {@code Status} ({@code v1}): why a request failed, for clients. Immutable. An empty string stands for
 * an absent value, as on the wire.
 *
 * @param status {@code Failure} or {@code Success}; may be empty in a module's answer
 * @param message for humans
 * @param reason for machines, one word such as {@code Forbidden}; may be empty
 * @param code the HTTP code; 0 if absent
 * @param details more about the object and the causes
 */
public record Status(String status, String message, String reason, int code, Optional<Details> details) {
    /** Checks that nothing is null. */
    public Status {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(details, "details");
    }

    /** A failure without details. */
    public static Status failure(int code, String reason, String message) {
        return new Status("Failure", message, reason, code, Optional.empty());
    }

    /**
     * More about a failure. An empty string stands for an absent value.
     *
     * @param name the object's name
     * @param group the object's API group
     * @param kind the object's kind, or its resource
     * @param uid the object's uid
     * @param causes single causes, in order
     * @param retryAfterSeconds how long a client should wait before it tries again, in seconds; 0 if absent
     */
    public record Details(
            String name, String group, String kind, String uid, List<Cause> causes, int retryAfterSeconds) {
        /** Copies the list. */
        public Details {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(uid, "uid");
            causes = List.copyOf(causes);
        }
    }

    /**
     * One cause of a failure. An empty string stands for an absent value.
     *
     * @param reason for machines
     * @param message for humans
     * @param field the path of the field concerned
     */
    public record Cause(String reason, String message, String field) {
        /** Checks that nothing is null. */
        public Cause {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(field, "field");
        }
    }
}
