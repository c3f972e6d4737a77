package dev.wasmk8s.examples.apiserver.embedded.patch;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.EnumSet;
import tools.jackson.databind.JsonNode;

/** JSON Patch, RFC 6902. */
public final class JsonPatches {
    /** As in Kubernetes: a patch of more operations is refused before it costs much. */
    private static final int OPERATIONS_LIMIT = 10_000;

    /** To remove what is not there is a mistake, as the standard has it. */
    private static final EnumSet<CompatibilityFlags> STRICT =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private JsonPatches() {}

    /**
     * The patched value; neither argument is changed.
     *
     * @throws ApiException with 400 if it is no patch, with 422 if it does not fit the target
     */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw ApiException.badRequest("a JSON patch must be a list of operations");
        }
        if (patch.size() > OPERATIONS_LIMIT) {
            throw ApiException.badRequest(
                    "The allowed maximum operations in a JSON patch is " + OPERATIONS_LIMIT + ", got " + patch.size());
        }
        try {
            return JsonPatch.apply(patch, target.deepCopy(), STRICT);
        } catch (JsonPatchException | IllegalArgumentException e) {
            throw ApiException.unprocessable(
                    "the server rejected our request due to an error in our request: " + e.getMessage());
        }
    }
}
