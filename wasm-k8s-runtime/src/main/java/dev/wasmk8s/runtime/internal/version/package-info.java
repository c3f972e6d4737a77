/**
 * Change without restart: versions of the chains, of which one is in use, and how the next one is made.
 *
 * <p>A call enters a version, runs wholly on it, and leaves it. A version that was replaced is closed when the last call
 * has left it.
 */
package dev.wasmk8s.runtime.internal.version;
