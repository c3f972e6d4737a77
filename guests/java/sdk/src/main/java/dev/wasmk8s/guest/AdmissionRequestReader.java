package dev.wasmk8s.guest;

import java.util.Optional;

/** Collects the members of an {@link AdmissionRequest}. */
final class AdmissionRequestReader {
    private Optional<String> uid = Optional.empty();
    private GroupVersionKind kind = GroupVersionKind.NONE;
    private GroupVersionResource resource = GroupVersionResource.NONE;
    private String subResource = "";
    private Optional<GroupVersionKind> requestKind = Optional.empty();
    private Optional<GroupVersionResource> requestResource = Optional.empty();
    private String requestSubResource = "";
    private String name = "";
    private String namespace = "";
    private Optional<Operation> operation = Optional.empty();
    private UserInfo userInfo = UserInfo.NOBODY;
    private Optional<JsonObject> object = Optional.empty();
    private Optional<JsonObject> oldObject = Optional.empty();
    private boolean dryRun;
    private Optional<JsonObject> options = Optional.empty();

    AdmissionRequest read(JsonCursor in) {
        for (in.enterObject(); in.nextMember(); ) {
            member(in);
        }
        return new AdmissionRequest(
                uid.orElseThrow(() -> in.problem("missing field `uid`")),
                kind,
                resource,
                subResource,
                requestKind,
                requestResource,
                requestSubResource,
                name,
                namespace,
                operation.orElseThrow(() -> in.problem("missing field `operation`")),
                userInfo,
                object,
                oldObject,
                dryRun,
                options);
    }

    private void member(JsonCursor in) {
        switch (in.name()) {
            case "uid" -> uid = in.skipNull() ? Optional.empty() : Optional.of(in.readString());
            case "kind" -> kind = GroupVersionKind.read(in);
            case "resource" -> resource = GroupVersionResource.read(in);
            case "subResource" -> subResource = in.text();
            case "name" -> name = in.text();
            case "namespace" -> namespace = in.text();
            case "operation" -> operation = in.skipNull() ? Optional.empty() : Optional.of(Operation.read(in));
            case "userInfo" -> userInfo = UserInfo.read(in);
            case "object" -> object = JsonObject.readOptional(in);
            case "oldObject" -> oldObject = JsonObject.readOptional(in);
            case "dryRun" -> dryRun = in.flag();
            case "options" -> options = JsonObject.readOptional(in);
            default -> rarer(in);
        }
    }

    private void rarer(JsonCursor in) {
        switch (in.name()) {
            case "requestKind" ->
                requestKind = in.skipNull() ? Optional.empty() : Optional.of(GroupVersionKind.read(in));
            case "requestResource" ->
                requestResource = in.skipNull() ? Optional.empty() : Optional.of(GroupVersionResource.read(in));
            case "requestSubResource" -> requestSubResource = in.text();
            default -> in.skip();
        }
    }
}
