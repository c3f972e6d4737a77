package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.spec.UseCase;

/**
 * A member of a chain, and where it was declared.
 *
 * @param chain which chain
 */
public record Placed(UseCase chain, String name, Origin origin) {}
