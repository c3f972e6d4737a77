package dev.wasmk8s.spec.object;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.json.JsonReader;
import java.util.Map;
import java.util.Optional;

/** The labels of an object, which selectors look at. Nothing else of the object is kept. */
public final class ObjectLabels {
    private ObjectLabels() {}

    /**
     * Reads {@code metadata.labels}. A label that is null is an empty one, as it is once the API server has read the
     * object.
     *
     * @param failure the code of the exception
     * @return empty if the object has no {@code metadata}
     * @throws ReviewException if this is not an object, or {@code metadata}, its labels or one of them are of another
     *     type than they should be
     */
    public static Optional<Map<String, String>> read(RawJson object, FailureCode failure) {
        return JsonReader.read(object, failure, ObjectLabels::readObject);
    }

    private static Optional<Map<String, String>> readObject(JsonReader in) {
        Optional<Map<String, String>> labels = Optional.empty();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            if (key.equals("metadata")) {
                labels = Optional.of(readMetadata(in));
            } else {
                in.skip();
            }
        }
        return labels;
    }

    private static Map<String, String> readMetadata(JsonReader in) {
        Map<String, String> labels = Map.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            if (key.equals("labels")) {
                labels = in.stringMap();
            } else {
                in.skip();
            }
        }
        return labels;
    }
}
