package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.util.Set;

/**
 * A module that was loaded.
 *
 * @param digest the SHA-256 of its WebAssembly, in hexadecimal
 */
public record Loaded(ModuleDefinition definition, Set<UseCase> useCases, String digest) {}
