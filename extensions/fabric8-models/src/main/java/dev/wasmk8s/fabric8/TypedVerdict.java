package dev.wasmk8s.fabric8;

import dev.wasmk8s.admission.Verdict;
import java.util.Objects;

/**
 * A verdict on a typed resource. As immutable as the resource in it.
 *
 * @param <T> the class of the resource
 */
public sealed interface TypedVerdict<T> {
    /** The verdict as the admitter gave it, with its warnings, audit annotations and errors. */
    Verdict verdict();

    /**
     * The resource may be written.
     *
     * @param resource what to write: the resource submitted itself if the verdict leaves it as it is, another one if
     *     the verdict changes it
     */
    record Allowed<T>(T resource, Verdict.Allowed verdict) implements TypedVerdict<T> {
        /** Checks that nothing is null. */
        public Allowed {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(verdict, "verdict");
        }
    }

    /**
     * The resource must not be written.
     *
     * @param verdict says why, in its status
     */
    record Denied<T>(Verdict.Denied verdict) implements TypedVerdict<T> {
        /** Checks that nothing is null. */
        public Denied {
            Objects.requireNonNull(verdict, "verdict");
        }
    }
}
