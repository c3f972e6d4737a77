package dev.wasmk8s.clientjava;

import com.google.gson.JsonObject;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;

/** The wire form of one of the client's review classes. */
record ReviewJson<R, S>(UseCase useCase, Class<R> reviewType, Class<S> statusType) {
    /** Writes a review, with version and kind, which the client leaves to whoever makes an object. */
    RawJson write(R review) {
        JsonObject tree = ResourceJson.standard().tree(review);
        addIfAbsent(tree, "apiVersion", useCase.apiVersion());
        addIfAbsent(tree, "kind", useCase.kind());
        return RawJson.of(tree.toString());
    }

    R readRequest(RawJson review) {
        return ResourceJson.standard().read(review, reviewType);
    }

    /** Reads the answer half alone: the client reads no TokenReview without a token, and answers have none. */
    S readStatus(RawJson review) {
        JsonObject tree = ResourceJson.parse(review, reviewType);
        return ResourceJson.standard().read(tree.get("status"), statusType);
    }

    private static void addIfAbsent(JsonObject tree, String key, String value) {
        if (!tree.has(key)) {
            tree.addProperty(key, value);
        }
    }
}
