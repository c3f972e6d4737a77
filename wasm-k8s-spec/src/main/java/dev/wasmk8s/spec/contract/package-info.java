/** What a module must export and may import. */
package dev.wasmk8s.spec.contract;
