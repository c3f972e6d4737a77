package dev.wasmk8s.admission;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The request half of an AdmissionReview, {@code admission.k8s.io/v1}. Immutable. An empty string stands for an
 * absent value, as on the wire.
 *
 * <p>Make one with {@link #builder}.
 *
 * @param uid identifies this call and must come back in the answer
 * @param kind the kind of the object
 * @param resource the resource requested
 * @param subResource the subresource requested, such as {@code status}; empty for the resource itself
 * @param requestKind the kind of the original request, where it was converted
 * @param requestResource the resource of the original request, where it was converted
 * @param requestSubResource the subresource of the original request; empty if there is none
 * @param name the object's name; empty where the API server will generate it, and for collections
 * @param namespace the namespace; empty for cluster scope. A Namespace carries its own name.
 * @param operation what is done
 * @param userInfo who does it, after authentication
 * @param object the new object; absent on DELETE
 * @param oldObject the stored object; absent on CREATE and CONNECT
 * @param dryRun whether nothing will be stored
 * @param options the CreateOptions, UpdateOptions or DeleteOptions of the operation
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
        Optional<RawJson> object,
        Optional<RawJson> oldObject,
        boolean dryRun,
        Optional<RawJson> options) {
    /** Checks that nothing is null. */
    public AdmissionRequest {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(subResource, "subResource");
        Objects.requireNonNull(requestKind, "requestKind");
        Objects.requireNonNull(requestResource, "requestResource");
        Objects.requireNonNull(requestSubResource, "requestSubResource");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(userInfo, "userInfo");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(oldObject, "oldObject");
        Objects.requireNonNull(options, "options");
    }

    /** Starts a request with a fresh random uid; everything else is absent. */
    public static Builder builder(
            Operation operation, GroupVersionKind kind, GroupVersionResource resource, UserInfo userInfo) {
        return new Builder(operation, kind, resource, userInfo);
    }

    /**
     * This request with another uid.
     *
     * @param other not null
     */
    public AdmissionRequest withUid(String other) {
        return new AdmissionRequest(
                other,
                kind,
                resource,
                subResource,
                requestKind,
                requestResource,
                requestSubResource,
                name,
                namespace,
                operation,
                userInfo,
                object,
                oldObject,
                dryRun,
                options);
    }

    /** A builder that starts from this request, uid included. */
    public Builder toBuilder() {
        Builder builder = new Builder(operation, kind, resource, userInfo);
        builder.uid = uid;
        builder.subResource = subResource;
        builder.requestKind = requestKind;
        builder.requestResource = requestResource;
        builder.requestSubResource = requestSubResource;
        builder.name = name;
        builder.namespace = namespace;
        builder.object = object;
        builder.oldObject = oldObject;
        builder.dryRun = dryRun;
        builder.options = options;
        return builder;
    }

    /** Builds an {@link AdmissionRequest}. Not thread-safe. */
    public static final class Builder {
        private final Operation operation;
        private final GroupVersionKind kind;
        private final GroupVersionResource resource;
        private final UserInfo userInfo;
        private String uid = "";
        private String subResource = "";
        private Optional<GroupVersionKind> requestKind = Optional.empty();
        private Optional<GroupVersionResource> requestResource = Optional.empty();
        private String requestSubResource = "";
        private String name = "";
        private String namespace = "";
        private Optional<RawJson> object = Optional.empty();
        private Optional<RawJson> oldObject = Optional.empty();
        private boolean dryRun;
        private Optional<RawJson> options = Optional.empty();

        private Builder(Operation operation, GroupVersionKind kind, GroupVersionResource resource, UserInfo userInfo) {
            this.operation = operation;
            this.kind = kind;
            this.resource = resource;
            this.userInfo = userInfo;
        }

        /** Sets the uid. Default: a fresh random UUID. */
        public Builder uid(String value) {
            uid = value;
            return this;
        }

        /** Sets the subresource. Default: none. */
        public Builder subResource(String value) {
            subResource = value;
            return this;
        }

        /** Sets what the client asked for before a conversion. Default: absent. */
        public Builder original(
                GroupVersionKind originalKind, GroupVersionResource originalResource, String originalSubResource) {
            requestKind = Optional.of(originalKind);
            requestResource = Optional.of(originalResource);
            requestSubResource = originalSubResource;
            return this;
        }

        /** Sets the object's name. Default: none. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Sets the namespace. Default: none, that is, cluster scope. */
        public Builder namespace(String value) {
            namespace = value;
            return this;
        }

        /** Sets the new object. Default: absent. */
        public Builder object(RawJson value) {
            object = Optional.of(value);
            return this;
        }

        /** Sets the stored object. Default: absent. */
        public Builder oldObject(RawJson value) {
            oldObject = Optional.of(value);
            return this;
        }

        /** Sets whether nothing will be stored. Default: false. */
        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        /** Sets the options of the operation. Default: absent. */
        public Builder options(RawJson value) {
            options = Optional.of(value);
            return this;
        }

        /** Makes the request. */
        public AdmissionRequest build() {
            return new AdmissionRequest(
                    uid.isEmpty() ? UUID.randomUUID().toString() : uid,
                    kind,
                    resource,
                    subResource,
                    requestKind,
                    requestResource,
                    requestSubResource,
                    name,
                    namespace,
                    operation,
                    userInfo,
                    object,
                    oldObject,
                    dryRun,
                    options);
        }
    }
}
