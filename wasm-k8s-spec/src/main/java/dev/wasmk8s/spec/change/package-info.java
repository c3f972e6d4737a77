/** How a module says what an object is to become. */
package dev.wasmk8s.spec.change;
