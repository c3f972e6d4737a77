package dev.wasmk8s.examples.apiserver.embedded.kind;

import tools.jackson.databind.node.ObjectNode;

/** What is special to a kind. Implementations are stateless. */
interface KindRules {
    /** Writes what the server determines into a new object, before it is checked. */
    default void prepare(ObjectNode object) {}

    /** Checks an object on its own. */
    default void validate(ObjectNode object, Causes causes) {}

    /** Checks what may change. */
    default void validateUpdate(ObjectNode desired, ObjectNode current, Causes causes) {}
}
