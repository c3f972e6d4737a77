package dev.wasmk8s.spec.verify;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * The audit annotations that the API server writes about each call of a mutating webhook, and about its patch ({@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook/mutating}). A module has no configuration object; {@code wasm-k8s} stands
 * in its place.
 */
public final class MutationAnnotations {
    private static final String CONFIGURATION = "wasm-k8s";

    private MutationAnnotations() {}

    /**
     * The key about a call.
     *
     * @param round 0, or 1 where a webhook is called once more
     * @param index the place among all mutating webhooks, those counted that are not called
     */
    public static String callKey(int round, int index) {
        return "mutation.webhook.admission.k8s.io/round_" + round + "_index_" + index;
    }

    /** The key about a patch; parameters as in {@link #callKey}. */
    public static String patchKey(int round, int index) {
        return "patch.webhook.admission.k8s.io/round_" + round + "_index_" + index;
    }

    /** The value about a call: whether it changed the object. */
    public static String call(String webhook, boolean mutated) {
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, webhook.length());
        head(out, webhook);
        out.bool("mutated", mutated);
        return out.finish().toString();
    }

    /**
     * The value about a patch.
     *
     * @param patch as JSON
     * @param type what the patch is
     * @throws dev.wasmk8s.review.ReviewException with {@code RESPONSE_MALFORMED} if the patch is not JSON
     */
    public static String patch(String webhook, RawJson patch, String type) {
        JsonWriter out = new JsonWriter(FailureCode.RESPONSE_MALFORMED, webhook.length() + patch.size());
        head(out, webhook);
        out.raw("patch", patch);
        out.string("patchType", type);
        return out.finish().toString();
    }

    private static void head(JsonWriter out, String webhook) {
        out.string("configuration", CONFIGURATION);
        // Half a surrogate pair, which no document can have, becomes a question mark.
        out.string("webhook", new String(webhook.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
