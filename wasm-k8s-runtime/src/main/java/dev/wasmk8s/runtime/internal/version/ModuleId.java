package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.observation.ReviewKind;

/** A module of a version: no two of a chain have the same name. */
record ModuleId(ReviewKind chain, String name) {}
