package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.runtime.FailurePolicy;

/**
 * One member of a chain.
 *
 * @param name tells it from the others
 * @param reviewer answers for it
 * @param failurePolicy what it means that it fails; without effect on authentication
 * @param <T> what it answers
 */
public record Member<T>(String name, T reviewer, FailurePolicy failurePolicy) {}
