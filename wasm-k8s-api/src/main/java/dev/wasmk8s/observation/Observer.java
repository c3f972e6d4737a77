package dev.wasmk8s.observation;

/**
 * Is told what happens to reviews.
 *
 * <p>Implementations are safe for use by several threads. They are called within the review, on its thread, and have to
 * return quickly. Whatever one throws is logged now and then, and changes no verdict.
 */
@FunctionalInterface
public interface Observer {
    /**
     * Takes note of something that has happened.
     *
     * @param observation never null. New kinds may come with new versions: ignore those that you do not know.
     */
    void observe(Observation observation);
}
