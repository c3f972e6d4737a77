package dev.wasmk8s.spec.json;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The document around a review on its way to a guest and back. */
public final class Envelope {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ERROR = 4096;

    private Envelope() {}

    /**
     * Begins the envelope for a guest. What is to be written is the review, under the key {@code request}.
     *
     * @param expectedBytes the size of the review, roughly
     * @param settings what {@link #finish} will be given
     */
    public static JsonWriter begin(int expectedBytes, Optional<RawJson> settings) {
        int size = settings.isPresent() ? settings.get().size() : 0;
        return new JsonWriter(FailureCode.REQUEST_MALFORMED, expectedBytes + size);
    }

    /** Ends the envelope for a guest, with the settings behind the review. Those that are null are left out. */
    public static RawJson finish(JsonWriter out, Optional<RawJson> settings) {
        if (settings.isPresent() && !isNull(settings.get())) {
            out.raw("settings", settings.get());
        }
        return out.finish();
    }

    /**
     * Reads the envelope of a guest.
     *
     * @param response reads the review; may be called twice
     * @throws ReviewException with {@link FailureCode#GUEST_REPORTED} if the guest reported an error, else with
     *     {@link FailureCode#RESPONSE_MALFORMED} if the envelope or the review is malformed
     */
    public static <T> T read(RawJson stdout, Function<JsonReader, T> response) {
        try {
            return answered(stdout, response);
        } catch (ReviewException e) {
            if (e.code() == FailureCode.RESPONSE_MALFORMED) {
                // The guest's own error outranks a malformed review, and may come after it.
                answered(stdout, JsonReader::raw);
            }
            throw e;
        }
    }

    private static <T> T answered(RawJson stdout, Function<JsonReader, T> response) {
        Output<T> output = JsonReader.read(stdout, FailureCode.RESPONSE_MALFORMED, in -> Output.read(in, response));
        if (!output.error.isEmpty()) {
            throw new ReviewException(FailureCode.GUEST_REPORTED, PlainText.of(output.error, LONGEST_ERROR));
        }
        if (output.response.isEmpty()) {
            throw new ReviewException(FailureCode.RESPONSE_MALFORMED, "response: missing");
        }
        return output.response.get();
    }

    /** What is in an envelope, known only once the whole document is found to be sound. */
    private record Output<T>(String error, Optional<T> response) {
        static <T> Output<T> read(JsonReader in, Function<JsonReader, T> body) {
            String error = "";
            Optional<T> response = Optional.empty();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                switch (key) {
                    case "error" -> error = in.string();
                    case "response" -> response = Optional.of(body.apply(in));
                    default -> in.skip();
                }
            }
            return new Output<>(error, response);
        }
    }

    private static boolean isNull(RawJson value) {
        return value.size() == NULL.length
                && value.read(
                        (bytes, offset, size) -> Arrays.equals(bytes, offset, offset + size, NULL, 0, NULL.length));
    }
}
