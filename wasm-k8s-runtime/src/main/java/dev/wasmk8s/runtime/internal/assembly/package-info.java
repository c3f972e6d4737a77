/** From what was declared to chains that answer: names are checked, modules loaded, and every problem is told. */
package dev.wasmk8s.runtime.internal.assembly;
