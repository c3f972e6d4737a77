package dev.wasmk8s.admission;

import dev.wasmk8s.review.ReviewException;

/**
 * Admits the object of a request, perhaps changed, or denies it.
 *
 * <p>Implementations are safe for use by several threads. A call blocks until there is an answer or a deadline has
 * passed; it runs on the caller's thread.
 */
@FunctionalInterface
public interface Admitter {
    /**
     * Decides one request.
     *
     * @return the verdict; never null
     * @throws ReviewException if there is none. Treat it as denied.
     */
    Verdict admit(AdmissionRequest request);
}
