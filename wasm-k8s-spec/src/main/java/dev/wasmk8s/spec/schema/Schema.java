package dev.wasmk8s.spec.schema;

import dev.wasmk8s.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The JSON Schemas (draft 2020-12) of what a host and a module say to each other, and of what a host is told by files.
 * Answers are those of a module that keeps to the contract; a host is laxer where the contract says so. They refer to
 * each other relative to {@link #BASE}.
 */
public enum Schema {
    /** What a module reads. */
    REQUEST_ENVELOPE,
    /** What a module writes. */
    RESPONSE_ENVELOPE,
    /** A TokenReview as it is asked. */
    TOKEN_REVIEW_REQUEST,
    /** A TokenReview as it is answered. */
    TOKEN_REVIEW_ANSWER,
    /** A SubjectAccessReview as it is asked. */
    SUBJECT_ACCESS_REVIEW_REQUEST,
    /** A SubjectAccessReview as it is answered. */
    SUBJECT_ACCESS_REVIEW_ANSWER,
    /** An AdmissionReview as it is asked. */
    ADMISSION_REVIEW_REQUEST,
    /** An AdmissionReview as it is answered. */
    ADMISSION_REVIEW_ANSWER,
    /** A user, as part of others. */
    USER_INFO,
    /** What an operator declares of modules in a file. No module sees it; it is here for editors and other tools. */
    ACCESS_CONTROL_CONFIGURATION;

    /** What the ids of all schemas begin with. It names them; nothing is served there. */
    public static final String BASE = "https://wasmk8s.dev/schema/v1/";

    /** The {@code $id}. */
    public String id() {
        return BASE + file();
    }

    /** The schema itself. */
    public RawJson text() {
        try (InputStream in = Schema.class.getResourceAsStream(file())) {
            if (in == null) {
                throw new IllegalStateException("this artifact lacks " + file());
            }
            return RawJson.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
