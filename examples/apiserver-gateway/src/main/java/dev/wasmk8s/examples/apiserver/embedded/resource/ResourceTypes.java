package dev.wasmk8s.examples.apiserver.embedded.resource;

import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every resource that the embedded API server serves. Immutable. */
public final class ResourceTypes {
    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final String AUTHORIZATION = "authorization.k8s.io";
    private static final List<String> NONE = List.of();
    private static final List<String> ALL_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    /** Namespaces are not deleted by the dozen. */
    private static final List<String> NAMESPACE_VERBS =
            List.of("create", "delete", "get", "list", "patch", "update", "watch");

    private static final List<String> STATUS = List.of("status");
    private static final List<String> STATUS_AND_SCALE = List.of("scale", "status");

    private final List<ResourceType> types;

    private ResourceTypes(List<ResourceType> types) {
        this.types = types;
    }

    /** The types, with shapes from the table. */
    public static ResourceTypes of(Schemas schemas) {
        return new ResourceTypes(List.of(
                core(schemas, "configmaps", "ConfigMap", List.of("cm"), NONE, NONE),
                core(schemas, "events", "Event", List.of("ev"), NONE, NONE),
                new ResourceType(
                        "",
                        "v1",
                        "namespaces",
                        "Namespace",
                        false,
                        List.of("ns"),
                        NONE,
                        List.of("finalize", "status"),
                        NAMESPACE_VERBS,
                        schemas.type("Namespace")),
                core(schemas, "pods", "Pod", List.of("po"), List.of("all"), STATUS),
                core(schemas, "serviceaccounts", "ServiceAccount", List.of("sa"), NONE, NONE),
                apps(schemas, "deployments", "Deployment", "deploy"),
                apps(schemas, "replicasets", "ReplicaSet", "rs"),
                review(schemas, AUTHENTICATION, "SelfSubjectReview", false),
                review(schemas, AUTHENTICATION, "TokenReview", false),
                review(schemas, AUTHORIZATION, "LocalSubjectAccessReview", true),
                review(schemas, AUTHORIZATION, "SelfSubjectAccessReview", false),
                review(schemas, AUTHORIZATION, "SelfSubjectRulesReview", false),
                review(schemas, AUTHORIZATION, "SubjectAccessReview", false)));
    }

    private static ResourceType review(Schemas schemas, String group, String kind, boolean namespaced) {
        String resource = kind.toLowerCase(Locale.ROOT) + "s";
        return new ResourceType(
                group, "v1", resource, kind, namespaced, NONE, NONE, NONE, List.of("create"), schemas.type(kind));
    }

    private static ResourceType core(
            Schemas schemas,
            String resource,
            String kind,
            List<String> shortNames,
            List<String> categories,
            List<String> subresources) {
        return new ResourceType(
                "", "v1", resource, kind, true, shortNames, categories, subresources, ALL_VERBS, schemas.type(kind));
    }

    private static ResourceType apps(Schemas schemas, String resource, String kind, String shortName) {
        return new ResourceType(
                "apps",
                "v1",
                resource,
                kind,
                true,
                List.of(shortName),
                List.of("all"),
                STATUS_AND_SCALE,
                ALL_VERBS,
                schemas.type(kind));
    }

    /** All types, by group and name. */
    public List<ResourceType> all() {
        return types;
    }

    /** The types of one group and version. */
    public List<ResourceType> in(String group, String version) {
        return types.stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .toList();
    }

    /** One type. */
    public Optional<ResourceType> find(String group, String version, String resource) {
        return types.stream()
                .filter(type -> type.group().equals(group)
                        && type.version().equals(version)
                        && type.resource().equals(resource))
                .findFirst();
    }

    /** Every group and version that has resources, once. */
    public List<GroupVersion> groupVersions() {
        return types.stream()
                .map(type -> new GroupVersion(type.group(), type.version()))
                .distinct()
                .toList();
    }

    /**
     * A group and a version of it.
     *
     * @param group empty for the core group
     * @param version such as {@code v1}
     */
    public record GroupVersion(String group, String version) {
        /** {@code v1} or {@code GROUP/VERSION}. */
        public String apiVersion() {
            return group.isEmpty() ? version : group + "/" + version;
        }

        /** {@code api/v1} or {@code apis/GROUP/VERSION}. */
        public String path() {
            return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
        }
    }

    /** The type of namespaces. */
    public ResourceType namespaces() {
        return find("", "v1", "namespaces").orElseThrow();
    }
}
