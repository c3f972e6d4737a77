/**
 * JSON Patch (RFC 6902), applied and computed. The one place that knows the library for it, which is optional: nothing here
 * but {@link dev.wasmk8s.runtime.internal.patch.PatchLibrary} may be used before that has said that the library is there.
 */
package dev.wasmk8s.runtime.internal.patch;
