package dev.wasmk8s.fabric8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.wasmk8s.json.RawJson;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns typed resources into raw JSON and back, exactly: fields that a model does not know are kept, numbers keep
 * their digits, and nothing is coerced. Immutable and safe for use by several threads.
 *
 * <p>What does not survive, because fabric8's models make no difference: in fields that a model knows, null, an empty
 * list and an empty map are as good as absent, and a quantity given as a number comes back as text. The API server's
 * own types read these the same way.
 *
 * <p>A field of the wrong type is refused. (fabric8's client tolerates one through its
 * {@code UnmatchedFieldTypeModule}, which garbles it on the way: a map where a list should be leaves a lone brace.)
 */
public final class ResourceJson {
    private static final ResourceJson STANDARD = with();

    private final ObjectMapper mapper;

    private ResourceJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** For every resource that Jackson needs no further modules for. */
    public static ResourceJson standard() {
        return STANDARD;
    }

    /** For resource classes of your own that need Jackson modules, such as those of Kotlin or {@code java.time}. */
    public static ResourceJson with(Module... modules) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return new ResourceJson(JsonMapper.builder(factory)
                .addModules(modules)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build());
    }

    /**
     * Writes a resource.
     *
     * @throws IllegalArgumentException if Jackson cannot write an object of its class
     */
    public RawJson write(KubernetesResource resource) {
        try {
            return RawJson.wrap(mapper.writeValueAsBytes(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Misfit.tell(resource.getClass(), e));
        }
    }

    /**
     * Reads a resource as the class that its {@code apiVersion} and {@code kind} name: one of fabric8's, if its
     * artifact is on the class path, a {@code GenericKubernetesResource} otherwise, and a {@code RawExtension} if it
     * names none.
     *
     * @throws IllegalArgumentException if it is no JSON object, or one that does not fit the class. The message says
     *     where, and quotes nothing of the document.
     */
    public KubernetesResource read(RawJson json) {
        return read(json, KubernetesResource.class);
    }

    /**
     * Reads a resource as the class given, whatever its {@code apiVersion} and {@code kind} are.
     *
     * @throws IllegalArgumentException if it is no JSON object, or one that does not fit the class. The message says
     *     where, and quotes nothing of the document.
     */
    public <T extends KubernetesResource> T read(RawJson json, Class<T> type) {
        try (JsonParser parser = mapper.createParser(text(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(type.getSimpleName() + ": expected a JSON object");
            }
            T resource = mapper.readValue(parser, type);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(type.getSimpleName() + ": something follows the JSON object");
            }
            return resource;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(Misfit.tell(type, e));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": not valid UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no input but memory
        }
    }

    // Jackson 2 would take bytes that are no UTF-8, such as overlong forms.
    private static String text(RawJson json) throws CharacterCodingException {
        ByteBuffer bytes = json.read((utf8, offset, size) -> ByteBuffer.wrap(utf8, offset, size));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
