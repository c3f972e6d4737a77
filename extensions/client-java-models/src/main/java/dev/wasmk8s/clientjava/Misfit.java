package dev.wasmk8s.clientjava;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a document and a class do not fit. The client's own messages quote the document, which may be secret. */
final class Misfit {
    private static final Pattern FIELD =
            Pattern.compile("^The (required )?field `([^`]*)`[^:{]*? is not (found|defined)");

    private Misfit() {}

    static String tell(RuntimeException problem) {
        Matcher field = FIELD.matcher(String.valueOf(problem.getMessage()));
        if (!field.find()) {
            return "the JSON does not fit this class";
        }
        return field.group(1) == null
                ? "field `" + field.group(2) + "` is not known to this class"
                : "required field `" + field.group(2) + "` is missing";
    }

    /** The path of the first value in a document that is not there any more when its object is written again. */
    static Optional<String> lost(JsonElement before, JsonElement after, String path) {
        if (before.isJsonNull()) {
            return Optional.empty();
        }
        if (after.isJsonNull()) {
            return Optional.of(path);
        }
        if (before.isJsonObject() && after.isJsonObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return before.getAsJsonObject().entrySet().stream()
                    .map(field -> lost(field.getValue(), member(after, field), prefix + field.getKey()))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (before.isJsonArray() && after.isJsonArray()) {
            return lost(before.getAsJsonArray(), after.getAsJsonArray(), path);
        }
        return before.isJsonPrimitive() && after.isJsonPrimitive() ? Optional.empty() : Optional.of(path);
    }

    private static Optional<String> lost(JsonArray before, JsonArray after, String path) {
        if (before.size() != after.size()) {
            return Optional.of(path);
        }
        for (int i = 0; i < before.size(); i++) {
            Optional<String> lost = lost(before.get(i), after.get(i), path + "[" + i + "]");
            if (lost.isPresent()) {
                return lost;
            }
        }
        return Optional.empty();
    }

    private static JsonElement member(JsonElement object, Map.Entry<String, JsonElement> field) {
        JsonElement value = object.getAsJsonObject().get(field.getKey());
        return value == null ? JsonNull.INSTANCE : value;
    }
}
