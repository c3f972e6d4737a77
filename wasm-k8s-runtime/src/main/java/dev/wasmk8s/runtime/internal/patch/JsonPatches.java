package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.JsonPatcher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads patches with Jackson and applies them with zjsonpatch, within bounds. Thread-safe.
 *
 * @param largest how large the result may be, in bytes
 */
public record JsonPatches(int largest) implements JsonPatcher {
    /** As the API server has it for patches of clients. */
    static final int MOST_OPERATIONS = 10_000;

    private static final String UNDECODABLE = "received undecodable patch in webhook response: ";

    @Override
    public Patch decode(RawJson patch) {
        JsonNode operations;
        try {
            operations = Trees.read(patch);
        } catch (JacksonException | NumberFormatException e) {
            // Without the message, which could quote the patch.
            throw undecodable("it is not JSON");
        }
        if (!operations.isArray()) {
            throw undecodable("it is not a list of operations");
        }
        for (JsonNode operation : operations) {
            if (!operation.isObject()) {
                throw undecodable("an operation is not an object");
            }
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw undecodable(
                    "it has %d operations, and there may be %d".formatted(operations.size(), MOST_OPERATIONS));
        }
        return new Operations(operations, largest);
    }

    private static ReviewException undecodable(String cause) {
        return new ReviewException(FailureCode.RESPONSE_MALFORMED, UNDECODABLE + cause);
    }
}
