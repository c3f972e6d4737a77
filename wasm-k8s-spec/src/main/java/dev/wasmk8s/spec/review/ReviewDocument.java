package dev.wasmk8s.spec.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import dev.wasmk8s.spec.json.PlainText;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the three reviews have in common: version, kind, and one half of interest. */
final class ReviewDocument {
    private static final int LONGEST_NAME = 100;

    private ReviewDocument() {}

    /** Writes a caller's review up to its half, whose fields are next, and then its {@link JsonWriter#end}. */
    static void beginRequest(JsonWriter out, UseCase useCase, String key) {
        writeHead(out, useCase.apiVersion(), useCase.kind());
        out.object("metadata");
        out.end();
        out.object(key);
    }

    /** Begins an answer. The fields of its half are next, and then {@link #finishAnswer}. */
    static JsonWriter beginAnswer(UseCase useCase, String key) {
        return beginAnswer(useCase.apiVersion(), useCase.kind(), key);
    }

    /** Begins an answer of another kind. */
    static JsonWriter beginAnswer(String apiVersion, String kind, String key) {
        JsonWriter out = new JsonWriter(FailureCode.RESPONSE_MALFORMED, 0);
        writeHead(out, apiVersion, kind);
        if (key.equals("status")) {
            // Go always writes it, and the official Java client refuses a review without.
            out.object("spec");
            out.end();
        }
        out.object(key);
        return out;
    }

    static RawJson finishAnswer(JsonWriter out) {
        return out.end().finish();
    }

    /** Reads the {@code namespace} of an object, and nothing else of it; empty if there is none. */
    static String namespace(JsonReader in) {
        String namespace = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            if (key.equals("namespace")) {
                namespace = in.string();
            } else {
                in.skip();
            }
        }
        return namespace;
    }

    /** Reads a caller's review, whose version and kind must be the expected ones. */
    static <T> T readRequest(RawJson review, UseCase useCase, String key, Function<JsonReader, T> half) {
        return readRequest(review, useCase.apiVersion(), useCase.kind(), key, half);
    }

    /** Reads a caller's review of another kind. */
    static <T> T readRequest(RawJson review, String apiVersion, String kind, String key, Function<JsonReader, T> half) {
        return JsonReader.read(review, FailureCode.REQUEST_MALFORMED, in -> {
            Parts<T> parts = Parts.read(in, key, half);
            if (!parts.apiVersion.equals(apiVersion) || !parts.kind.equals(kind)) {
                throw in.malformed("expected " + kind + " of " + apiVersion + ", found " + named(parts.kind, "no kind")
                        + " of " + named(parts.apiVersion, "no apiVersion"));
            }
            if (parts.half.isEmpty()) {
                throw in.missing(key);
            }
            return parts.half.get();
        });
    }

    private static String named(String value, String absent) {
        return value.isEmpty() ? absent : PlainText.of(value, LONGEST_NAME);
    }

    private static void writeHead(JsonWriter out, String apiVersion, String kind) {
        out.string("apiVersion", apiVersion);
        out.string("kind", kind);
    }

    /** The parts of a review that matter to one reader. */
    record Parts<T>(String apiVersion, String kind, Optional<T> half) {
        static <T> Parts<T> read(JsonReader in, String key, Function<JsonReader, T> half) {
            String apiVersion = "";
            String kind = "";
            @Nullable T value = null;
            in.object();
            for (String field = in.field(); field != null; field = in.field()) {
                if (field.equals(key)) {
                    value = half.apply(in);
                } else {
                    switch (field) {
                        case "apiVersion" -> apiVersion = in.name();
                        case "kind" -> kind = in.name();
                        default -> in.skip();
                    }
                }
            }
            return new Parts<>(apiVersion, kind, Optional.ofNullable(value));
        }
    }
}
