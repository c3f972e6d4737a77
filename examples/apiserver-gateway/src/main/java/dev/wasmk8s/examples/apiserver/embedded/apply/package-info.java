/**
 * Server-side apply: who manages which fields, what an applied configuration makes of an object, and where managers
 * are in each other's way.
 *
 * <p>A field is a path of elements in the notation of {@code FieldsV1}: {@code f:NAME} for a field or a key of a map,
 * {@code k:{...}} for an item of an associative list, {@code v:VALUE} for an item of a set. An object is flattened to
 * such paths by the table of types; what is left are operations on sets of paths.
 */
package dev.wasmk8s.examples.apiserver.embedded.apply;
