package dev.wasmk8s.examples.apiserver.embedded.select;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which objects of a collection. Immutable.
 *
 * @param labels by their labels
 * @param fields by their fields
 * @param all whether neither leaves any out
 */
public record Selection(LabelSelector labels, FieldSelector fields, boolean all) {
    /**
     * Reads the selectors of a request.
     *
     * @throws dev.wasmk8s.examples.apiserver.embedded.api.ApiException with 400 if they cannot be parsed
     */
    public static Selection of(ApiRequest request, ResourceType type) {
        String labels = request.parameter("labelSelector");
        String fields = request.parameter("fieldSelector");
        return new Selection(
                LabelSelector.parse(labels),
                FieldSelector.parse(fields, type.resource()),
                labels.isBlank() && fields.isBlank());
    }

    /** Whether the object is selected. */
    public boolean matches(ObjectNode object) {
        return all || (labels.matches(new Meta(object).labels()) && fields.matches(object));
    }
}
