package dev.wasmk8s.guest;

import java.util.Optional;

/**
 * What is asked of an admission module: may this change be made? No component is null.
 *
 * @param uid identifies this call; the answer repeats it, which is done for you
 * @param kind the kind of {@code object} and {@code oldObject}
 * @param subResource for example {@code status} or {@code scale}; empty for the resource itself
 * @param requestKind the kind that the client used, when the host converted the object to another
 * @param requestResource the resource that the client used, when the host matched an equivalent
 * @param name empty while the name is yet to be generated, and on deletion of a collection
 * @param namespace empty for cluster-scoped objects; a Namespace has its own name here
 * @param object the object as it would become; absent on DELETE
 * @param oldObject the object as it is; absent on CREATE and CONNECT
 * @param dryRun whether nothing will be stored; a policy should decide as always
 * @param options the CreateOptions, UpdateOptions or DeleteOptions of the request
 */
public record AdmissionRequest(
        String uid,
        GroupVersionKind kind,
        GroupVersionResource resource,
        String subResource,
        Optional<GroupVersionKind> requestKind,
        Optional<GroupVersionResource> requestResource,
        String requestSubResource,
        String name,
        String namespace,
        Operation operation,
        UserInfo userInfo,
        Optional<JsonObject> object,
        Optional<JsonObject> oldObject,
        boolean dryRun,
        Optional<JsonObject> options) {

    /** Whether the object is of this kind, in any version. The core group is {@code ""}. */
    public boolean isKind(String group, String kind) {
        return this.kind.group().equals(group) && this.kind.kind().equals(kind);
    }

    /** Whether the object itself is created or updated: not one of its subresources, and neither DELETE nor CONNECT. */
    public boolean isCreateOrUpdate() {
        return (operation == Operation.CREATE || operation == Operation.UPDATE) && subResource.isEmpty();
    }

    static AdmissionRequest read(JsonCursor in) {
        return new AdmissionRequestReader().read(in);
    }
}
