package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Optional;

/** What a client is told when it is not known whether a module should be asked, in the API server's own words. */
final class Refusals {
    private Refusals() {}

    /** There is no such namespace. */
    static AdmissionMatch namespaceNotFound(String namespace) {
        String message = "namespaces \"" + namespace + "\" not found";
        Status.Details details = new Status.Details(namespace, "", "namespaces", "", List.of(), 0);
        return new AdmissionMatch.Refused(
                new Status("Failure", message, "NotFound", 404, Optional.of(details)), Optional.empty());
    }

    /** A selector cannot be held against the request. */
    static AdmissionMatch selectorFailed(ReviewException failure) {
        String cause = failure.detail();
        Status.Details details = new Status.Details("", "", "", "", List.of(new Status.Cause("", cause, "")), 0);
        String message = "Internal error occurred: " + cause;
        return new AdmissionMatch.Refused(
                new Status("Failure", message, "InternalError", 500, Optional.of(details)), Optional.of(failure));
    }

    /** A match condition has no value. */
    static AdmissionMatch conditionFailed(AdmissionRequest request, ReviewException failure) {
        GroupVersionResource resource = request.resource();
        String name = request.name();
        String message =
                (resource.group().isEmpty() ? resource.resource() : resource.resource() + "." + resource.group())
                        + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: " + failure.detail();
        Status.Details details = new Status.Details(name, resource.group(), resource.resource(), "", List.of(), 0);
        return new AdmissionMatch.Refused(
                new Status("Failure", message, "Forbidden", 403, Optional.of(details)), Optional.of(failure));
    }
}
