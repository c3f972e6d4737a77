package dev.wasmk8s.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One version of all chains. Every call is answered by exactly one. Immutable.
 *
 * @param number counts the versions of one {@link AccessControl}, from 1 on
 * @param since when calls began to be answered by it
 * @param modules its modules, chain by chain and in order; plain Java and what has no module of its own are left out
 */
public record ControlVersion(long number, Instant since, List<ModuleVersion> modules) {
    /** Copies the modules. */
    public ControlVersion {
        Objects.requireNonNull(since, "since");
        modules = List.copyOf(modules);
    }
}
