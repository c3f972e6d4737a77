/**
 * YAML and JSON documents as values that know where they stand.
 *
 * <p>The only package that knows the YAML library. It works on the library's parser events, because the layers above
 * them lose what is needed here: the place of every value, repeated keys, the exact digits of numbers, and whether a
 * scalar was quoted.
 */
package dev.wasmk8s.runtime.internal.document;
