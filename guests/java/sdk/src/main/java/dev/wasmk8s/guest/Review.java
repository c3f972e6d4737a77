package dev.wasmk8s.guest;

/**
 * A kind of review: how its request half is read, and its answer written.
 *
 * @param <R> the request half
 * @param <A> the answer
 */
abstract class Review<R, A extends Answer> {
    final String requestHalf;
    private final String apiVersion;
    private final String kind;
    private final String answerHalf;

    Review(String apiVersion, String kind, String requestHalf, String answerHalf) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.requestHalf = requestHalf;
        this.answerHalf = answerHalf;
    }

    abstract R read(JsonCursor in);

    /** Adds what the answer must repeat of the request. */
    A complete(R request, A answer) {
        return answer;
    }

    void write(A answer, JsonWriter out) {
        out.open('{')
                .name("apiVersion")
                .string(apiVersion)
                .name("kind")
                .string(kind)
                .name(answerHalf);
        answer.write(out);
        out.close('}');
    }
}
