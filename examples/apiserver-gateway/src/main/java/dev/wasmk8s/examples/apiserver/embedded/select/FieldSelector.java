package dev.wasmk8s.examples.apiserver.embedded.select;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A field selector such as {@code metadata.name=x,status.phase!=Running}. Immutable. */
public final class FieldSelector {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

    private final List<Requirement> requirements;

    private FieldSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    private record Requirement(String field, boolean equal, String value) {
        boolean matches(JsonNode object) {
            JsonNode node = object;
            for (String part : field.split("\\.", -1)) {
                node = node.path(part);
            }
            return node.asString("").equals(value) == equal;
        }
    }

    /**
     * Parses a selector; an empty one matches everything.
     *
     * @param resource whose fields these are
     * @throws ApiException with 400 if it cannot be parsed, or names a field that is not supported
     */
    public static FieldSelector parse(String text, String resource) {
        List<Requirement> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                requirements.add(requirement(part, resource));
            }
        }
        return new FieldSelector(List.copyOf(requirements));
    }

    private static Requirement requirement(String part, String resource) {
        int equals = part.indexOf('=');
        if (equals < 1) {
            throw ApiException.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
        }
        boolean not = part.charAt(equals - 1) == '!';
        String field = part.substring(0, not ? equals - 1 : equals).strip();
        String value = part.substring(part.startsWith("==", equals) ? equals + 2 : equals + 1);
        if (!ALWAYS.contains(field) && !supported(resource).contains(field)) {
            throw ApiException.badRequest("field label not supported: " + field);
        }
        return new Requirement(field, !not, value.strip());
    }

    private static Set<String> supported(String resource) {
        return switch (resource) {
            case "pods" ->
                Set.of(
                        "spec.nodeName",
                        "spec.restartPolicy",
                        "spec.schedulerName",
                        "spec.serviceAccountName",
                        "spec.hostNetwork",
                        "status.phase",
                        "status.podIP",
                        "status.nominatedNodeName");
            case "events" ->
                Set.of(
                        "involvedObject.kind",
                        "involvedObject.namespace",
                        "involvedObject.name",
                        "involvedObject.uid",
                        "involvedObject.apiVersion",
                        "involvedObject.resourceVersion",
                        "involvedObject.fieldPath",
                        "reason",
                        "reportingComponent",
                        "source",
                        "type");
            case "namespaces" -> Set.of("status.phase");
            case "replicasets" -> Set.of("status.replicas");
            default -> Set.of();
        };
    }

    /** Whether the object is selected. */
    public boolean matches(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.matches(object));
    }
}
