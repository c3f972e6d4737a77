package dev.wasmk8s.gateway.internal.answer;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.admission.Status.Details;
import java.util.List;
import java.util.Optional;

/** The errors of the API server ({@code k8s.io/apimachinery/pkg/api/errors}) that the gateway answers with itself. */
public final class ApiStatus {
    private ApiStatus() {}

    /** 401, which tells nothing more. */
    public static Status unauthorized() {
        return Status.failure(401, "Unauthorized", "Unauthorized");
    }

    /** 400. */
    public static Status badRequest(String message) {
        return Status.failure(400, "BadRequest", message);
    }

    /** 405, of a method that no resource has. */
    public static Status methodNotAllowed() {
        return Status.failure(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    /** 409. */
    public static Status conflict(String message) {
        return Status.failure(409, "Conflict", message);
    }

    /** 413. */
    public static Status tooLarge(int limit) {
        return Status.failure(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit);
    }

    /** 415. */
    public static Status unsupportedMediaType(String message) {
        return Status.failure(415, "UnsupportedMediaType", message);
    }

    /** 422. */
    public static Status invalid(String message) {
        return Status.failure(422, "Invalid", message);
    }

    /** 500. */
    public static Status internalError(String cause) {
        Details details = new Details("", "", "", "", List.of(new Cause("", cause, "")), 0);
        return new Status("Failure", "Internal error occurred: " + cause, "InternalError", 500, Optional.of(details));
    }

    /** 503. */
    public static Status unavailable(String message) {
        return Status.failure(503, "ServiceUnavailable", message);
    }
}
