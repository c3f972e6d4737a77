package dev.wasmk8s.examples.apiserver.embedded.kind;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import tools.jackson.databind.node.ObjectNode;

/** Namespaces: active from the start, and labelled with their name. */
final class NamespaceRules implements KindRules {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    @Override
    public void prepare(ObjectNode object) {
        Meta meta = new Meta(object);
        if (!meta.name().isEmpty()) {
            meta.node().withObjectProperty("labels").put(NAME_LABEL, meta.name());
        }
        ObjectNode spec = object.withObjectProperty("spec");
        if (!spec.has("finalizers")) {
            spec.putArray("finalizers").add("kubernetes");
        }
        object.withObjectProperty("status").put("phase", "Active");
    }
}
