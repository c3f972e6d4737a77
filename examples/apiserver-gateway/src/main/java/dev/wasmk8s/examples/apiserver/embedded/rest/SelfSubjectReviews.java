package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients who the gateway takes them for. Nothing is stored. */
final class SelfSubjectReviews {
    private SelfSubjectReviews() {}

    static Reply review(ResourceType type, ApiRequest request) {
        ObjectNode review = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        review.putObject("metadata");
        ObjectNode info = review.putObject("status").putObject("userInfo");
        UserInfo user = request.user();
        info.put("username", user.username());
        if (!user.uid().isEmpty()) {
            info.put("uid", user.uid());
        }
        if (!user.groups().isEmpty()) {
            info.set("groups", Json.array(user.groups()));
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = info.putObject("extra");
            user.extra().forEach((key, values) -> extra.set(key, Json.array(values)));
        }
        return new Reply.Document(201, review, Optional.empty(), List.of());
    }
}
