package dev.wasmk8s.spec.review;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.admission.Status.Details;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code Status} on the wire, without {@code apiVersion}, {@code kind} and {@code metadata}, as inside a review. */
final class StatusCodec {
    private StatusCodec() {}

    static void write(JsonWriter out, Status status) {
        out.optional("status", status.status());
        out.optional("message", status.message());
        out.optional("reason", status.reason());
        if (status.details().isPresent()) {
            out.object("details");
            write(out, status.details().get());
            out.end();
        }
        out.optional("code", status.code());
    }

    private static void write(JsonWriter out, Details details) {
        out.optional("name", details.name());
        out.optional("group", details.group());
        out.optional("kind", details.kind());
        out.optional("uid", details.uid());
        out.optionalObjects("causes", details.causes(), cause -> {
            out.optional("reason", cause.reason());
            out.optional("message", cause.message());
            out.optional("field", cause.field());
        });
        out.optional("retryAfterSeconds", details.retryAfterSeconds());
    }

    static Status read(JsonReader in) {
        String status = "";
        String message = "";
        String reason = "";
        int code = 0;
        @Nullable Details details = null;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "status" -> status = in.string();
                case "message" -> message = in.string();
                case "reason" -> reason = in.string();
                case "code" -> code = in.integer();
                case "details" -> details = readDetails(in);
                default -> in.skip();
            }
        }
        return new Status(status, message, reason, code, Optional.ofNullable(details));
    }

    private static Details readDetails(JsonReader in) {
        String name = "";
        String group = "";
        String kind = "";
        String uid = "";
        List<Cause> causes = List.of();
        int retryAfterSeconds = 0;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "name" -> name = in.string();
                case "group" -> group = in.string();
                case "kind" -> kind = in.string();
                case "uid" -> uid = in.string();
                case "causes" -> causes = in.list(StatusCodec::readCause);
                case "retryAfterSeconds" -> retryAfterSeconds = in.integer();
                default -> in.skip();
            }
        }
        return new Details(name, group, kind, uid, causes, retryAfterSeconds);
    }

    private static Cause readCause(JsonReader in) {
        String reason = "";
        String message = "";
        String field = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "reason" -> reason = in.string();
                case "message" -> message = in.string();
                case "field" -> field = in.string();
                default -> in.skip();
            }
        }
        return new Cause(reason, message, field);
    }
}
