package dev.wasmk8s.examples.apiserver.embedded.kind;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The rules of {@code metadata}, the same for all kinds but for the form of the name. */
final class MetaRules {
    private static final int ANNOTATIONS_LIMIT = 256 * 1024;

    private MetaRules() {}

    static void validate(ResourceType type, Meta meta, Causes causes) {
        if (meta.name().isEmpty()) {
            causes.required("metadata.name", "name or generateName is required");
        } else if (type.kind().equals("Namespace")) {
            Names.label("metadata.name", meta.name(), causes);
        } else {
            Names.subdomain("metadata.name", meta.name(), causes);
        }
        labels("metadata.labels", meta.labels(), causes);
        annotations(meta.object().path("metadata").path("annotations"), causes);
        for (String finalizer : meta.finalizers()) {
            Names.qualified("metadata.finalizers", finalizer, causes);
        }
    }

    static void labels(String field, Map<String, String> labels, Causes causes) {
        labels.forEach((key, value) -> {
            Names.qualified(field, key, causes);
            Names.labelValue(field, value, causes);
        });
    }

    private static void annotations(JsonNode annotations, Causes causes) {
        long size = 0;
        for (Map.Entry<String, JsonNode> entry : annotations.properties()) {
            Names.qualified("metadata.annotations", entry.getKey().toLowerCase(java.util.Locale.ROOT), causes);
            size += entry.getKey().length() + entry.getValue().asString("").length();
        }
        if (size > ANNOTATIONS_LIMIT) {
            causes.invalid("metadata.annotations", "", "must have at most " + ANNOTATIONS_LIMIT + " bytes");
        }
    }

    /** What must not change once the object exists. */
    static void validateUpdate(Meta desired, Meta current, Causes causes) {
        for (String field : List.of("name", "namespace")) {
            if (!desired.text(field).equals(current.text(field))) {
                causes.invalid("metadata." + field, desired.text(field), "field is immutable");
            }
        }
        if (current.deleting() && !current.finalizers().containsAll(desired.finalizers())) {
            causes.forbidden("metadata.finalizers", "no new finalizers can be added if the object is being deleted");
        }
    }
}
