package dev.wasmk8s.spec.review;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code response} of an AdmissionReview on the wire. */
final class AdmissionResponseCodec {
    private AdmissionResponseCodec() {}

    static void write(JsonWriter out, AdmissionResponse response) {
        out.string("uid", response.uid());
        out.bool("allowed", response.allowed());
        if (response.status().isPresent()) {
            out.object("status");
            StatusCodec.write(out, response.status().get());
            out.end();
        }
        out.optional("patch", response.patch());
        out.optional("patchType", response.patchType());
        out.optionalStringMap("auditAnnotations", response.auditAnnotations());
        out.optional("warnings", response.warnings());
    }

    static AdmissionResponse read(JsonReader in) {
        String uid = "";
        boolean allowed = false;
        @Nullable Status status = null;
        @Nullable String patch = null;
        @Nullable String patchType = null;
        Map<String, String> auditAnnotations = Map.of();
        List<String> warnings = List.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "uid" -> uid = in.string();
                case "allowed" -> allowed = in.bool();
                case "status" -> status = StatusCodec.read(in);
                case "patch" -> patch = in.string();
                case "patchType" -> patchType = in.string();
                case "auditAnnotations" -> auditAnnotations = in.map(JsonReader::string);
                case "warnings" -> warnings = in.strings();
                default -> in.skip();
            }
        }
        return new AdmissionResponse(
                uid,
                allowed,
                Optional.ofNullable(status),
                Optional.ofNullable(patch),
                Optional.ofNullable(patchType),
                auditAnnotations,
                warnings);
    }
}
