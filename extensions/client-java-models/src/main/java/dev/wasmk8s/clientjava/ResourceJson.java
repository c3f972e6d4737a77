package dev.wasmk8s.clientjava;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.wasmk8s.json.RawJson;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns typed resources into raw JSON and back, by way of the official client's own Gson. Immutable and safe for use by
 * several threads.
 *
 * <p>The models hold no field that they do not know. One that comes in JSON is therefore refused, never dropped: keep
 * such an object as raw JSON, or move to a client that knows the field. Numbers in free-form values keep their digits.
 *
 * <p>What does not survive: null, anywhere; the spelling of a quantity ({@code 0.5} becomes {@code 500m}), of a time
 * (microseconds are added), and of base64. Empty lists and maps are written where a model has none. The API server's
 * own types read these the same way, apart from null in a free-form value such as a default in a
 * CustomResourceDefinition. Of a repeated key the last value counts, as in Go.
 */
public final class ResourceJson {
    private final Gson gson;

    private ResourceJson(Gson gson) {
        this.gson = gson.newBuilder()
                .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                .disableHtmlEscaping()
                .create();
    }

    /** For the resources that the client's {@link JSON} can write and read. */
    public static ResourceJson standard() {
        return Standard.JSON;
    }

    /** For resource classes of your own that need Gson adapters: build on {@link JSON#getGson}. */
    public static ResourceJson with(Gson gson) {
        return new ResourceJson(gson);
    }

    /**
     * Writes a resource.
     *
     * @throws IllegalArgumentException if Gson cannot write an object of its class
     */
    public RawJson write(Object resource) {
        return RawJson.of(gson.toJson(tree(resource)));
    }

    /**
     * Reads a resource as the class given, whatever its {@code apiVersion} and {@code kind} are.
     *
     * @throws IllegalArgumentException if it is no JSON object, or one that does not fit the class, or one of whose
     *     fields the class would lose. The message says where, as far as Gson tells, and quotes no value.
     */
    public <T> T read(RawJson json, Class<T> type) {
        return read(parse(json, type), type);
    }

    JsonObject tree(Object resource) {
        try {
            return gson.toJsonTree(resource).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException(resource.getClass().getSimpleName() + ": no JSON object");
        }
    }

    <T> T read(JsonElement tree, Class<T> type) {
        T resource;
        try {
            resource = gson.fromJson(tree, type);
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + Misfit.tell(e));
        }
        Misfit.lost(tree, tree(resource), "").ifPresent(path -> {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + path + " is not known to this class");
        });
        return resource;
    }

    static JsonObject parse(RawJson json, Class<?> type) {
        try (JsonReader reader = new JsonReader(new StringReader(text(json)))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !tree.isJsonObject()) {
                throw new IllegalArgumentException(type.getSimpleName() + ": expected one JSON object");
            }
            return tree.getAsJsonObject();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": not valid UTF-8");
        } catch (JsonParseException | MalformedJsonException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": broken JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no input but memory
        }
    }

    private static String text(RawJson json) throws CharacterCodingException {
        ByteBuffer bytes = json.read((utf8, offset, size) -> ByteBuffer.wrap(utf8, offset, size));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    /** Made on first use: the client prepares adapters for all of its models then. */
    private static final class Standard {
        static final ResourceJson JSON = new ResourceJson(io.kubernetes.client.openapi.JSON.getGson());
    }
}
