package dev.wasmk8s.guest;

/** The answer half of a review. */
sealed interface Answer permits Authentication, Decision, Verdict {
    void write(JsonWriter out);
}
