package dev.wasmk8s.spec.verify;

import dev.wasmk8s.admission.Status;
import java.util.Optional;

/** What a client is told of a denial. */
final class Denial {
    private static final int BAD_REQUEST = 400;
    private static final int LAST_HTTP_ERROR = 599;

    private Denial() {}

    /** Words the status as the API server does, and repairs one that does not say failure. */
    static Status status(String module, Optional<Status> answered) {
        Status given = answered.orElse(new Status("", "", "", 0, Optional.empty()));
        boolean failure = !given.status().isEmpty() && !given.status().equals("Success");
        boolean httpError = given.code() >= BAD_REQUEST && given.code() <= LAST_HTTP_ERROR;
        return new Status(
                failure ? given.status() : "Failure",
                "admission webhook \"" + module + "\" denied the request" + explanation(given),
                given.reason(),
                httpError ? given.code() : BAD_REQUEST,
                given.details());
    }

    private static String explanation(Status given) {
        if (!given.message().isEmpty()) {
            return ": " + given.message();
        }
        return given.reason().isEmpty() ? " without explanation" : ": " + given.reason();
    }
}
