package dev.wasmk8s.guest;

import java.util.Optional;

/**
 * A request for a resource. Empty strings mean: core group, no subresource, all names, all namespaces or none. No
 * component is null. The selectors narrow the request; they may be ignored, since the wider request is then what is
 * decided.
 */
public record ResourceAttributes(
        String namespace,
        String verb,
        String group,
        String version,
        String resource,
        String subresource,
        String name,
        Optional<Selector> fieldSelector,
        Optional<Selector> labelSelector) {

    static Optional<ResourceAttributes> read(JsonCursor in) {
        return in.skipNull() ? Optional.empty() : Optional.of(new Fields().read(in));
    }

    private static final class Fields {
        String namespace = "";
        String verb = "";
        String group = "";
        String version = "";
        String resource = "";
        String subresource = "";
        String name = "";
        Optional<Selector> fieldSelector = Optional.empty();
        Optional<Selector> labelSelector = Optional.empty();

        ResourceAttributes read(JsonCursor in) {
            for (in.enterObject(); in.nextMember(); ) {
                field(in);
            }
            return new ResourceAttributes(
                    namespace, verb, group, version, resource, subresource, name, fieldSelector, labelSelector);
        }

        void field(JsonCursor in) {
            switch (in.name()) {
                case "namespace" -> namespace = in.text();
                case "verb" -> verb = in.text();
                case "group" -> group = in.text();
                case "version" -> version = in.text();
                case "resource" -> resource = in.text();
                case "subresource" -> subresource = in.text();
                case "name" -> name = in.text();
                case "fieldSelector" -> fieldSelector = Selector.read(in);
                case "labelSelector" -> labelSelector = Selector.read(in);
                default -> in.skip();
            }
        }
    }
}
