package dev.wasmk8s.spec.change;

import dev.wasmk8s.json.RawJson;

/**
 * Reads and applies patches of the type {@code JSONPatch} (RFC 6902). An interface, because the JDK has no implementation
 * and this artifact needs nothing else. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface JsonPatcher {
    /** The value of {@code patchType}. */
    String TYPE = "JSONPatch";

    /**
     * Reads a patch.
     *
     * @throws dev.wasmk8s.review.ReviewException with {@code RESPONSE_MALFORMED} if it is not a list of operations, worded
     *     as the API server does: {@code received undecodable patch in webhook response: ...}
     */
    Patch decode(RawJson patch);

    /**
     * The patch that puts another object in the place of the whole. The API server's own library takes the empty path in
     * this operation alone.
     */
    static RawJson replacement(RawJson object) {
        return RawJson.of("[{\"op\":\"replace\",\"path\":\"\",\"value\":" + object + "}]");
    }

    /** A list of operations. */
    interface Patch {
        /** Whether there are no operations: nothing is changed, and no object is needed. */
        boolean isEmpty();

        /**
         * Applies the operations in order. The result need not be the same object; the caller checks that.
         *
         * @return the changed object
         * @throws InapplicablePatchException if an operation fails, or if the work or its result would be too large
         * @throws dev.wasmk8s.review.ReviewException with {@code REQUEST_MALFORMED} if the object is not JSON
         */
        RawJson applyTo(RawJson object) throws InapplicablePatchException;
    }
}
