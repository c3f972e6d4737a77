package dev.wasmk8s.examples.apiserver.embedded.store;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object. Immutable; the objects are not to be changed.
 *
 * @param revision the store's revision after the change
 * @param key which object
 * @param object the object after the change, or as it was last if it is gone
 * @param previous the object before the change; absent if it is new
 * @param deleted whether the object is gone
 */
public record StoreEvent(
        long revision, ObjectKey key, ObjectNode object, Optional<ObjectNode> previous, boolean deleted) {}
