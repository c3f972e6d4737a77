package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reviews that clients create: they come back with their status, and nothing is stored. Thread-safe. */
final class Reviews {
    private final ReviewHandlers handlers;

    Reviews(ReviewHandlers handlers) {
        this.handlers = handlers;
    }

    Reply review(Target target, ApiRequest request) {
        if (target.type().kind().equals("SelfSubjectReview")) {
            return SelfSubjectReviews.review(target.type(), request);
        }
        ReviewHandler handler = handlers.find(target.type().kind(), target.namespace(), request.user())
                .orElseThrow(ApiException::unknownResource);
        Bodies bodies = new Bodies(WriteOptions.of(request).fieldValidation());
        ObjectNode review = bodies.typedObject(request, target.type().schema());
        Identity.check(target, review);
        return new Reply.Deferred(() -> {
            review.set("status", status(handler, review));
            return new Reply.Document(201, review, Optional.empty(), bodies.warnings());
        });
    }

    private static JsonNode status(ReviewHandler handler, ObjectNode review) {
        try {
            RawJson answer = handler.handle(RawJson.wrap(Json.write(review)));
            return Json.parse(answer.toByteArray()).path("status");
        } catch (ReviewException e) {
            throw e.code() == FailureCode.REQUEST_MALFORMED
                    ? ApiException.badRequest(e.detail())
                    : ApiException.internal(e.detail());
        }
    }
}
