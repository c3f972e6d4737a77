package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.spec.UseCase;

/** A module of a version: no two of a chain have the same name. */
record ModuleId(UseCase chain, String name) {}
