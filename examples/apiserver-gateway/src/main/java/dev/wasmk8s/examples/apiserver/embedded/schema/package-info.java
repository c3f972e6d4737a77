/**
 * What the embedded API server knows of its kinds: one table that drives decoding, defaulting, strategic merge
 * patches, server-side apply and OpenAPI.
 *
 * <p>The table is a few YAML resources. Each maps a type to its fields, and each field to a line of words:
 *
 * <pre>
 * Container:
 *   name: 1 string required
 *   command: 3 list string
 *   env: 7 list EnvVar keys=name merge=name
 * </pre>
 *
 * <ul>
 *   <li>The number is that of the field in the protobuf form; {@code 2.1} is field 1 of the message that is field 2.
 *   <li>A type is {@code string}, {@code int}, {@code number}, {@code bool}, {@code bytes} (base64), {@code time},
 *       {@code quantity}, {@code intOrString}, {@code any} or the name of a type of the table, perhaps with {@code list}
 *       or {@code map} before it.
 *   <li>{@code keys=A,B} makes a list associative and {@code set} makes it a set, for server-side apply. A list is
 *       atomic otherwise, and so is a map with {@code atomic}.
 *   <li>{@code merge=K} or {@code merge} (of scalars) and {@code retainKeys} are the strategies of strategic merge
 *       patches.
 *   <li>{@code nullable} tells that an empty value is another than none, which protobuf needs to know.
 *   <li>{@code required} and {@code default=VALUE} say what they say.
 *   <li>{@code atomic: true} among the fields makes every value of the type atomic for server-side apply.
 * </ul>
 */
package dev.wasmk8s.examples.apiserver.embedded.schema;
