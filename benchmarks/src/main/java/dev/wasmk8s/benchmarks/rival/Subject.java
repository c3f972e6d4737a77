package dev.wasmk8s.benchmarks.rival;

/** Something that answers an AdmissionReview. Made once per process, and safe for use by several threads. */
interface Subject extends AutoCloseable {
    /** Makes what one thread calls. */
    Call newCall() throws Exception;

    /** What to call it in the report. */
    String name();

    /** The state of the guest that a call finds: {@code pristine}, {@code dirty}, or {@code -} where there is none. */
    String state();

    /** What versions took part, beyond the JVM's. */
    String version();

    @Override
    default void close() {}

    /** From the bytes of a review to a checked answer. */
    @FunctionalInterface
    interface Call {
        /**
         * Answers the review once and throws if the answer is not that it is allowed.
         *
         * @throws Exception if it could not be answered
         */
        void run() throws Exception;
    }
}
