/** Golden tests with JUnit. */
package dev.wasmk8s.testing.junit;
