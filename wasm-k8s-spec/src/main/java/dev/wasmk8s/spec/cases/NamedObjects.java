package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.change.FullPatch;
import java.util.LinkedHashMap;
import java.util.Map;

/** The objects, and other values, that the parts of an example refer to by name. */
record NamedObjects(Map<String, RawJson> objects) {
    /** These, with others that come first and take the place of those of the same name. */
    NamedObjects with(Map<String, RawJson> others) {
        Map<String, RawJson> both = new LinkedHashMap<>(others);
        objects.forEach(both::putIfAbsent);
        return new NamedObjects(both);
    }

    /** Puts values in the place of {@code "$NAME"}. */
    RawJson insert(RawJson document) {
        String text = document.toString();
        for (Map.Entry<String, RawJson> object : objects.entrySet()) {
            text = text.replace(
                    "\"$" + object.getKey() + "\"", object.getValue().toString());
        }
        return RawJson.of(text);
    }

    /** Puts patches in the place of {@code $full(NAME)}. */
    String insertPatches(String text) {
        String result = text;
        for (Map.Entry<String, RawJson> object : objects.entrySet()) {
            result = result.replace("$full(" + object.getKey() + ")", FullPatch.encode(object.getValue()));
        }
        return result;
    }

    RawJson get(String name) {
        RawJson object = objects.get(name);
        if (object == null) {
            throw new IllegalArgumentException("there is no object " + name);
        }
        return object;
    }
}
