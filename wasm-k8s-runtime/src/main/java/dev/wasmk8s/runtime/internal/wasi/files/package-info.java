/**
 * Directories of the host as a guest may see them: readable, closed to the outside, unchangeable.
 *
 * <p>It is a file system of its own over a real directory, because every way to a file leads through its {@link
 * java.nio.file.spi.FileSystemProvider}: one place to check, whoever asks.
 */
package dev.wasmk8s.runtime.internal.wasi.files;
