package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.testing.json.InvalidJsonException;
import dev.wasmk8s.testing.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer half of a review that the host has written, turned back into what the module said. */
final class AnswerHalf {
    private static final String STATUS = "status";
    private static final String MESSAGE = "message";
    private static final String ANNOTATIONS = "auditAnnotations";

    private AnswerHalf() {}

    /** The status of a TokenReview or SubjectAccessReview; booleans that the wire leaves out are there. */
    static Json.Mapping status(RawJson review, String... flags) {
        Map<String, Json> half = new LinkedHashMap<>();
        for (String flag : flags) {
            half.put(flag, Json.of(false));
        }
        half.putAll(members(json(review).get(STATUS)));
        return new Json.Mapping(half);
    }

    /**
     * The response of an AdmissionReview.
     *
     * @param module the module's name, which the host puts before texts
     * @param object the object as it is afterwards; absent if there is none
     */
    static Json.Mapping response(RawJson review, String module, Optional<RawJson> object) {
        Map<String, Json> half = new LinkedHashMap<>(members(json(review).get("response")));
        half.remove("uid");
        half.computeIfPresent(STATUS, (key, status) -> ownMessage(status, module));
        half.computeIfPresent(ANNOTATIONS, (key, annotations) -> ownAnnotations(annotations, module + "/"));
        object.ifPresent(bytes -> half.put("object", json(bytes)));
        return new Json.Mapping(half);
    }

    private static Json ownMessage(Json status, String module) {
        String denied = "admission webhook \"" + module + "\" denied the request";
        String told = status.text(MESSAGE).orElse("");
        Map<String, Json> members = new LinkedHashMap<>(members(Optional.of(status)));
        if (told.equals(denied + " without explanation")) {
            members.remove(MESSAGE);
        } else if (told.startsWith(denied + ": ")) {
            members.put(MESSAGE, Json.of(told.substring(denied.length() + 2)));
        }
        return new Json.Mapping(members);
    }

    /** Those without the prefix are the host's, about the call; absent if there are no others. */
    private static @Nullable Json ownAnnotations(Json annotations, String prefix) {
        Map<String, Json> own = new LinkedHashMap<>();
        members(Optional.of(annotations)).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return own.isEmpty() ? null : new Json.Mapping(own);
    }

    private static Map<String, Json> members(Optional<Json> value) {
        return value.orElse(null) instanceof Json.Mapping mapping ? mapping.members() : Map.of();
    }

    private static Json json(RawJson checked) {
        try {
            return Json.parse(checked);
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("the codecs wrote or checked it", e);
        }
    }
}
