/**
 * Strict, bounded, streaming JSON for the codecs: one reader that slices raw values out of the input, one writer that
 * splices them into the output, neither re-encoding them.
 */
package dev.wasmk8s.spec.json;
