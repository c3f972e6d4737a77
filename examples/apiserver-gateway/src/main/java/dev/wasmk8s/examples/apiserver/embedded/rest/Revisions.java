package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;

/** The resource version that a reader asks for. */
final class Revisions {
    private Revisions() {}

    /**
     * Refuses a revision that has not been reached, and an exact one other than the newest: old states are not kept.
     */
    static void checkReached(ApiRequest request, long current) {
        long asked = request.number("resourceVersion").orElse(0);
        if (asked > current) {
            throw ApiException.tooLargeResourceVersion(asked, current);
        }
        if (request.parameter("resourceVersionMatch").equals("Exact") && asked != current) {
            throw ApiException.expired("The resourceVersion for the provided list is too old.");
        }
    }
}
