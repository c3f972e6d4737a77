package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.json.JsonReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds values in documents. */
final class Pointer {
    private Pointer() {}

    /** What stands at a JSON pointer through objects; nothing if it is absent or null. */
    static Optional<RawJson> find(RawJson document, String pointer) {
        Optional<RawJson> at = Optional.of(document);
        for (String key : pointer.substring(1).split("/", -1)) {
            at = at.flatMap(object -> member(object, key));
        }
        return at;
    }

    private static Optional<RawJson> member(RawJson object, String wanted) {
        return JsonReader.read(object, FailureCode.REQUEST_MALFORMED, in -> {
            @Nullable RawJson value = null;
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                if (key.equals(wanted)) {
                    value = in.raw();
                } else {
                    in.skip();
                }
            }
            return Optional.ofNullable(value);
        });
    }
}
