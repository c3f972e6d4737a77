package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import java.util.List;

/**
 * How a client wants something written. Immutable.
 *
 * @param dryRun whether nothing is to be stored
 * @param fieldManager who is to manage the fields
 * @param namedManager whether the client said so itself
 * @param fieldValidation what becomes of unknown fields
 * @param force whether an apply takes fields from others
 */
record WriteOptions(
        boolean dryRun, String fieldManager, boolean namedManager, FieldValidation fieldValidation, boolean force) {
    /** What becomes of fields that are unknown or occur twice. */
    enum FieldValidation {
        /** They are left out. */
        IGNORE,
        /** They are left out and the client is warned. */
        WARN,
        /** The request is refused. */
        STRICT
    }

    static WriteOptions of(ApiRequest request) {
        String manager = request.parameter("fieldManager");
        return new WriteOptions(
                dryRun(request.query().getOrDefault("dryRun", List.of())),
                manager.isEmpty() ? defaultManager(request.userAgent()) : manager,
                !manager.isEmpty(),
                fieldValidation(request.parameter("fieldValidation")),
                request.flag("force"));
    }

    static boolean dryRun(List<String> values) {
        for (String value : values) {
            if (!value.equals("All")) {
                throw ApiException.badRequest(
                        "dryRun: Unsupported value: \"" + value + "\": supported values: \"All\"");
            }
        }
        return !values.isEmpty();
    }

    private static String defaultManager(String userAgent) {
        int slash = userAgent.indexOf('/');
        String name = slash < 0 ? userAgent : userAgent.substring(0, slash);
        return name.isEmpty() ? "unknown" : name;
    }

    private static FieldValidation fieldValidation(String value) {
        return switch (value) {
            case "", "Warn" -> FieldValidation.WARN;
            case "Ignore" -> FieldValidation.IGNORE;
            case "Strict" -> FieldValidation.STRICT;
            default ->
                throw ApiException.badRequest("fieldValidation: Unsupported value: \"" + value
                        + "\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
        };
    }
}
