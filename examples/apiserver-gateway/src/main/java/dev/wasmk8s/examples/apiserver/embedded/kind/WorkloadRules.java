package dev.wasmk8s.examples.apiserver.embedded.kind;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deployments and ReplicaSets: the selector selects the template and never changes. */
final class WorkloadRules implements KindRules {
    @Override
    public void prepare(ObjectNode object) {
        object.putObject("status");
    }

    @Override
    public void validate(ObjectNode object, Causes causes) {
        JsonNode spec = object.path("spec");
        if (spec.path("replicas").asLong(0) < 0) {
            causes.invalid("spec.replicas", spec.path("replicas").asString(), "must be greater than or equal to 0");
        }
        if (spec.path("template").path("spec") instanceof ObjectNode pod) {
            template((ObjectNode) spec.path("template"), spec.path("selector"), causes);
            PodSpecRules.validate(pod, "spec.template.spec", causes);
        }
    }

    private static void template(ObjectNode template, JsonNode selector, Causes causes) {
        Meta meta = new Meta(template);
        MetaRules.labels("spec.template.metadata.labels", meta.labels(), causes);
        if (selector.isEmpty()) {
            causes.invalid("spec.selector", "{}", "empty selector is invalid for deployment");
        }
        boolean selected = selector.path("matchLabels").properties().stream()
                .allMatch(label ->
                        label.getValue().asString("").equals(meta.labels().get(label.getKey())));
        if (!selected) {
            causes.invalid(
                    "spec.template.metadata.labels",
                    template.path("metadata").path("labels").toString().replace("\"", ""),
                    "`selector` does not match template `labels`");
        }
        String restart = template.path("spec").path("restartPolicy").asString("");
        if (!restart.equals("Always")) {
            causes.notSupported("spec.template.spec.restartPolicy", restart, java.util.List.of("Always"));
        }
    }

    @Override
    public void validateUpdate(ObjectNode desired, ObjectNode current, Causes causes) {
        JsonNode selector = desired.path("spec").path("selector");
        if (!selector.equals(current.path("spec").path("selector"))) {
            causes.invalid("spec.selector", selector.toString().replace("\"", ""), "field is immutable");
        }
    }
}
