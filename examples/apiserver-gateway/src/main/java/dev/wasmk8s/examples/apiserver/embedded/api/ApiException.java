package dev.wasmk8s.examples.apiserver.embedded.api;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.admission.Status.Details;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/** A request that the API server refuses; the client is told its {@link Status}. Texts follow the Kubernetes API. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;

    private ApiException(Status status) {
        super(status.message());
        this.status = status;
    }

    /** What the client is told. */
    public Status status() {
        return status;
    }

    /** 404: there is no such object. */
    public static ApiException notFound(ResourceType type, String name) {
        String message = type.qualifiedResource() + " \"" + name + "\" not found";
        return of(404, "NotFound", message, details(type.resource(), type.group(), name));
    }

    /** 404: there is no such resource. */
    public static ApiException unknownResource() {
        return of(404, "NotFound", "the server could not find the requested resource", details("", "", ""));
    }

    /** 409: there is such an object already. */
    public static ApiException alreadyExists(ResourceType type, String name) {
        String message = type.qualifiedResource() + " \"" + name + "\" already exists";
        return of(409, "AlreadyExists", message, details(type.resource(), type.group(), name));
    }

    /** 409: the object is not what the client takes it for. */
    public static ApiException conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + type.qualifiedResource() + " \"" + name + "\": " + why;
        return of(409, "Conflict", message, details(type.resource(), type.group(), name));
    }

    /** 409: the object has changed since the client read it. */
    public static ApiException modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** 409: somebody else manages fields that the client applies. */
    public static ApiException applyConflict(String message, List<Cause> causes) {
        return of(409, "Conflict", message, Optional.of(new Details("", "", "", "", causes, 0)));
    }

    /** 403: the server itself does not let anybody do this. */
    public static ApiException forbidden(ResourceType type, String name, String why) {
        String message = type.qualifiedResource() + " \"" + name + "\" is forbidden: " + why;
        return of(403, "Forbidden", message, details(type.resource(), type.group(), name));
    }

    /** 422: the object breaks rules of its kind. */
    public static ApiException invalid(ResourceType type, String name, List<Cause> causes) {
        List<String> texts = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String all = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
        String message = type.qualifiedKind() + " \"" + name + "\" is invalid: " + all;
        Details details = new Details(name, type.group(), type.kind(), "", causes, 0);
        return of(422, "Invalid", message, Optional.of(details));
    }

    /** 422: the request is understood and does not fit the object. */
    public static ApiException unprocessable(String message) {
        return of(422, "Invalid", message, Optional.empty());
    }

    /** 400: the request makes no sense. */
    public static ApiException badRequest(String message) {
        return of(400, "BadRequest", message, Optional.empty());
    }

    /** 401: the caller is not the gateway. */
    public static ApiException unauthorized() {
        return of(401, "Unauthorized", "Unauthorized", Optional.empty());
    }

    /** 405: the resource has no such verb. */
    public static ApiException methodNotAllowed() {
        String message = "the server does not allow this method on the requested resource";
        return of(405, "MethodNotAllowed", message, details("", "", ""));
    }

    /** 406: no media type that the client takes. */
    public static ApiException notAcceptable(String offered) {
        String message = "only the following media types are accepted: " + offered;
        return of(406, "NotAcceptable", message, Optional.empty());
    }

    /** 410: the history that the client asks for is gone. */
    public static ApiException expired(String message) {
        return of(410, "Expired", message, Optional.empty());
    }

    /** 413: the body is too large. */
    public static ApiException tooLarge(int limit) {
        return of(413, "RequestEntityTooLarge", "limit is " + limit, Optional.empty());
    }

    /** 415: the body is of a media type that is not understood. */
    public static ApiException unsupportedMediaType(String accepted) {
        String message = "the body of the request was in an unknown format - accepted media types include: " + accepted;
        return of(415, "UnsupportedMediaType", message, Optional.empty());
    }

    /** 500: a defect of the server. */
    public static ApiException internal(String message) {
        return of(500, "InternalError", "Internal error occurred: " + message, Optional.empty());
    }

    /** The server does not do this; clients that ask for a WebSocket go on without one. */
    public static ApiException unavailable(String message) {
        return of(503, "ServiceUnavailable", message, Optional.empty());
    }

    /** 504: the client asks for a state that has not been reached. */
    public static ApiException tooLargeResourceVersion(long asked, long current) {
        String message = "Too large resource version: " + asked + ", current: " + current;
        Cause cause = new Cause("ResourceVersionTooLarge", "Too large resource version", "");
        return of(504, "Timeout", message, Optional.of(new Details("", "", "", "", List.of(cause), 1)));
    }

    private static Optional<Details> details(String kind, String group, String name) {
        return Optional.of(new Details(name, group, kind, "", List.of(), 0));
    }

    private static ApiException of(int code, String reason, String message, Optional<Details> details) {
        return new ApiException(new Status("Failure", message, reason, code, details));
    }
}
