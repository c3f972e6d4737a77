package dev.wasmk8s.runtime;

import dev.wasmk8s.observation.ReviewKind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A module as it is in use. Immutable.
 *
 * @param chain where it is
 * @param name its name there
 * @param digest the SHA-256 of its WebAssembly, in hexadecimal. Of a module that Chicory's Maven plugin compiled, which
 *     does not keep it: of what that left.
 * @param since since when it has been in use with this digest and this definition
 * @param lastFailure why the last attempt to replace it failed; empty if there was none, or a later one went well
 */
public record ModuleVersion(
        ReviewKind chain, String name, String digest, Instant since, Optional<ReloadFailure> lastFailure) {
    /** Checks that nothing is null. */
    public ModuleVersion {
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastFailure, "lastFailure");
    }

    /** The same with another failure, or none. */
    public ModuleVersion withLastFailure(Optional<ReloadFailure> failure) {
        return new ModuleVersion(chain, name, digest, since, failure);
    }
}
