/**
 * Keeps answers of modules for a while. An answer is found under a digest, so that no token and nothing of a requester's
 * choosing is kept.
 */
package dev.wasmk8s.runtime.internal.cache;
