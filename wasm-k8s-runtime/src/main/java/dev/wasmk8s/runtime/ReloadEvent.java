package dev.wasmk8s.runtime;

import java.util.Objects;

/** How an attempt to change modules at run time ended. Immutable. */
public sealed interface ReloadEvent {
    /**
     * New calls are answered by a new version.
     *
     * @param version what is in use now
     */
    record Applied(ControlVersion version) implements ReloadEvent {
        /** Checks that nothing is null. */
        public Applied {
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * Something was wrong, and everything stays as it is.
     *
     * @param failure what was wrong
     * @param kept what stays in use
     */
    record Refused(ReloadFailure failure, ControlVersion kept) implements ReloadEvent {
        /** Checks that nothing is null. */
        public Refused {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(kept, "kept");
        }
    }
}
