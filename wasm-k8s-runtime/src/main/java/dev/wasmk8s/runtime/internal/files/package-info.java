/** Which files a set of modules was made of, and whether they are still the same. */
package dev.wasmk8s.runtime.internal.files;
