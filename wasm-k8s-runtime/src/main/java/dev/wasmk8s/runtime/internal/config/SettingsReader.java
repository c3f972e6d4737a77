package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.internal.document.Value;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Settings as JSON, with the digits of numbers and the order of keys as they were written. */
final class SettingsReader {
    private static final JsonFactory JSON = new JsonFactory();

    private SettingsReader() {}

    /** The JSON of a value; what JSON cannot express is reported and becomes null. */
    static RawJson read(Field settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(settings, json);
        }
        return RawJson.wrap(out.toByteArray());
    }

    private static void write(Field field, JsonGenerator json) {
        Value value = field.value();
        if (value instanceof Value.Mapping) {
            json.writeStartObject();
            Fields.ofAny(field).all().forEach((key, child) -> {
                json.writeName(key);
                write(child, json);
            });
            json.writeEndObject();
        } else if (value instanceof Value.Sequence) {
            json.writeStartArray();
            field.elements().forEach(element -> write(element, json));
            json.writeEndArray();
        } else if (value instanceof Value.Text text) {
            json.writeString(text.value());
        } else if (value instanceof Value.Numeral number) {
            json.writeNumber(number.json());
        } else if (value instanceof Value.Flag flag) {
            json.writeBoolean(flag.value());
        } else {
            if (value instanceof Value.Unusable) {
                field.wrongType("JSON", "");
            }
            json.writeNull();
        }
    }
}
