/** What the host itself reads of a resource object. */
package dev.wasmk8s.spec.object;
