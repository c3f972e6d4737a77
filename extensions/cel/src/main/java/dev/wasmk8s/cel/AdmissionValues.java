package dev.wasmk8s.cel;

import dev.cel.common.values.NullValue;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of one admission request, each made when an expression first asks for it. Used by one thread. */
final class AdmissionValues {
    private final AdmissionVariables variables;
    private final Map<String, Object> made = new HashMap<>();

    private AdmissionValues(AdmissionVariables variables) {
        this.variables = variables;
    }

    /** Those of a request, the same for all its expressions. */
    static AdmissionValues of(AdmissionVariables variables) {
        return variables.memo(() -> new AdmissionValues(variables));
    }

    Optional<Object> find(String name) {
        Object value = made.get(name);
        if (value == null) {
            Optional<Object> fresh = make(name);
            fresh.ifPresent(present -> made.put(name, present));
            return fresh;
        }
        return Optional.of(value);
    }

    private Optional<Object> make(String name) {
        AdmissionRequest request = variables.request();
        return switch (name) {
            case "object" -> Optional.of(orNull(name, request.object()));
            case "oldObject" -> Optional.of(orNull(name, request.oldObject()));
            case "request" -> Optional.of(request(request));
            case "namespaceObject" -> Optional.of(orNull(name, namespaceObject()));
            case "authorizer" -> Optional.of(authorizer());
            case "authorizer.requestResource" -> Optional.of(requestResource(request));
            default -> Optional.empty();
        };
    }

    private static Object orNull(String name, Optional<RawJson> json) {
        return json.isPresent() ? JsonValues.of(name, json.get()) : NullValue.NULL_VALUE;
    }

    private Optional<RawJson> namespaceObject() {
        try {
            return variables.namespaceObject();
        } catch (RuntimeException e) {
            throw new ThrownOn(e);
        }
    }

    private AccessChecks authorizer() {
        return new AccessChecks(variables.authorizer(), variables.request().userInfo());
    }

    private ResourceCheck requestResource(AdmissionRequest request) {
        return new ResourceCheck(
                authorizer(),
                request.resource().group(),
                request.resource().resource(),
                request.subResource(),
                request.namespace(),
                request.name());
    }

    private static JsonObject request(AdmissionRequest request) {
        return new FieldsBuilder()
                .put("kind", kind(request.kind()))
                .put("resource", resource(request.resource()))
                .putUnlessEmpty("subResource", request.subResource())
                .putIfPresent("requestKind", request.requestKind().map(AdmissionValues::kind))
                .putIfPresent("requestResource", request.requestResource().map(AdmissionValues::resource))
                .putUnlessEmpty("requestSubResource", request.requestSubResource())
                .putUnlessEmpty("name", request.name())
                .putUnlessEmpty("namespace", request.namespace())
                .put("operation", request.operation().name())
                .put("userInfo", user(request.userInfo()))
                .put("dryRun", request.dryRun())
                .putIfPresent("options", request.options().map(options -> JsonValues.of("options", options)))
                .build();
    }

    private static JsonObject kind(GroupVersionKind kind) {
        return new FieldsBuilder()
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.kind())
                .build();
    }

    private static JsonObject resource(GroupVersionResource resource) {
        return new FieldsBuilder()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("resource", resource.resource())
                .build();
    }

    private static JsonObject user(UserInfo user) {
        return new FieldsBuilder()
                .putUnlessEmpty("username", user.username())
                .putUnlessEmpty("uid", user.uid())
                .putUnlessEmpty("groups", user.groups())
                .putUnlessEmpty("extra", user.extra())
                .build();
    }
}
