package dev.wasmk8s.spec.review;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code request} of an AdmissionReview on the wire. */
final class AdmissionRequestCodec {
    /** What all fields but the raw values and the user take, roughly, beside the room that each document gets. */
    private static final int FIELDS = 350;

    private AdmissionRequestCodec() {}

    /** The size of a request, roughly. */
    static int expectedBytes(AdmissionRequest request) {
        return FIELDS
                + size(request.object())
                + size(request.oldObject())
                + size(request.options())
                + UserInfoCodec.expectedBytes(request.userInfo());
    }

    private static int size(Optional<RawJson> value) {
        return value.isPresent() ? value.get().size() : 0;
    }

    static void write(JsonWriter out, AdmissionRequest request) {
        out.string("uid", request.uid());
        writeKind(out, "kind", request.kind());
        writeResource(out, "resource", request.resource());
        out.optional("subResource", request.subResource());
        if (request.requestKind().isPresent()) {
            writeKind(out, "requestKind", request.requestKind().get());
        }
        if (request.requestResource().isPresent()) {
            writeResource(out, "requestResource", request.requestResource().get());
        }
        out.optional("requestSubResource", request.requestSubResource());
        out.optional("name", request.name());
        out.optional("namespace", request.namespace());
        out.string("operation", request.operation().name());
        out.object("userInfo");
        UserInfoCodec.write(out, request.userInfo());
        out.end();
        out.rawObjectOrNull("object", request.object());
        out.rawObjectOrNull("oldObject", request.oldObject());
        out.bool("dryRun", request.dryRun());
        out.rawObjectOrNull("options", request.options());
    }

    private static void writeKind(JsonWriter out, String key, GroupVersionKind kind) {
        writeTriple(out, key, kind.group(), kind.version(), "kind", kind.kind());
    }

    private static void writeResource(JsonWriter out, String key, GroupVersionResource resource) {
        writeTriple(out, key, resource.group(), resource.version(), "resource", resource.resource());
    }

    private static void writeTriple(
            JsonWriter out, String key, String group, String version, String last, String value) {
        out.object(key);
        out.string("group", group);
        out.string("version", version);
        out.string(last, value);
        out.end();
    }

    static AdmissionRequest read(JsonReader in) {
        Fields fields = new Fields();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            fields.read(key, in);
        }
        return fields.request(in);
    }

    private static GroupVersionKind readKind(JsonReader in) {
        String[] parts = readTriple(in, "kind");
        return new GroupVersionKind(parts[0], parts[1], parts[2]);
    }

    private static GroupVersionResource readResource(JsonReader in) {
        String[] parts = readTriple(in, "resource");
        return new GroupVersionResource(parts[0], parts[1], parts[2]);
    }

    private static String[] readTriple(JsonReader in, String last) {
        String[] parts = {"", "", ""};
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            if (key.equals("group")) {
                parts[0] = in.name();
            } else if (key.equals("version")) {
                parts[1] = in.name();
            } else if (key.equals(last)) {
                parts[2] = in.name();
            } else {
                in.skip();
            }
        }
        return parts;
    }

    private static Operation readOperation(JsonReader in) {
        return switch (in.name()) {
            case "CREATE" -> Operation.CREATE;
            case "UPDATE" -> Operation.UPDATE;
            case "DELETE" -> Operation.DELETE;
            case "CONNECT" -> Operation.CONNECT;
            default -> throw in.malformed("expected CREATE, UPDATE, DELETE or CONNECT");
        };
    }

    /** The fields of a request while they are read. */
    private static final class Fields {
        private String uid = "";
        private @Nullable GroupVersionKind kind;
        private @Nullable GroupVersionResource resource;
        private String subResource = "";
        private @Nullable GroupVersionKind requestKind;
        private @Nullable GroupVersionResource requestResource;
        private String requestSubResource = "";
        private String name = "";
        private String namespace = "";
        private @Nullable Operation operation;
        private UserInfo userInfo = UserInfoCodec.NOBODY;
        private @Nullable RawJson object;
        private @Nullable RawJson oldObject;
        private boolean dryRun;
        private @Nullable RawJson options;

        void read(String key, JsonReader in) {
            switch (key) {
                case "uid" -> uid = in.string();
                case "kind" -> kind = readKind(in);
                case "resource" -> resource = readResource(in);
                case "subResource" -> subResource = in.string();
                case "requestKind" -> requestKind = readKind(in);
                case "requestResource" -> requestResource = readResource(in);
                case "requestSubResource" -> requestSubResource = in.string();
                case "name" -> name = in.string();
                case "namespace" -> namespace = in.string();
                case "operation" -> operation = readOperation(in);
                case "userInfo" -> userInfo = UserInfoCodec.read(in);
                case "object" -> object = in.rawObject();
                case "oldObject" -> oldObject = in.rawObject();
                case "dryRun" -> dryRun = in.bool();
                case "options" -> options = in.rawObject();
                default -> in.skip();
            }
        }

        AdmissionRequest request(JsonReader in) {
            if (uid.isEmpty()) {
                throw in.missing("uid");
            }
            if (kind == null) {
                throw in.missing("kind");
            }
            if (resource == null) {
                throw in.missing("resource");
            }
            if (operation == null) {
                throw in.missing("operation");
            }
            return new AdmissionRequest(
                    uid,
                    kind,
                    resource,
                    subResource,
                    Optional.ofNullable(requestKind),
                    Optional.ofNullable(requestResource),
                    requestSubResource,
                    name,
                    namespace,
                    operation,
                    userInfo,
                    Optional.ofNullable(object),
                    Optional.ofNullable(oldObject),
                    dryRun,
                    Optional.ofNullable(options));
        }
    }
}
