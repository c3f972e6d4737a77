package dev.wasmk8s.examples.apiserver.embedded.rest;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.rest.WriteOptions.FieldValidation;
import dev.wasmk8s.examples.apiserver.embedded.schema.Decoder;
import dev.wasmk8s.examples.apiserver.embedded.schema.ProtobufDecoder;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies, and collects what the client is to be warned of. One per request; not thread-safe. */
final class Bodies {
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String ACCEPTED = "application/json, application/yaml, " + PROTOBUF;

    private final FieldValidation validation;
    /** Without repetitions: a patch may be tried again on a newer object. */
    private final Set<String> warnings = new LinkedHashSet<>();

    Bodies(FieldValidation validation) {
        this.validation = validation;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The object in the body of a request that creates or replaces one, as it was sent. */
    ObjectNode object(ApiRequest request, Struct type) {
        return switch (request.contentType()) {
            case "", "application/json" -> asObject(json(request.body()));
            case "application/yaml" -> asObject(yaml(request.body()));
            case PROTOBUF -> protobuf(request.body(), type);
            default -> throw ApiException.unsupportedMediaType(ACCEPTED);
        };
    }

    /** A patch or another JSON body. */
    JsonNode json(byte[] body) {
        try {
            return Json.parseStrict(body);
        } catch (StreamReadException e) {
            JsonNode lenient = lenient(body);
            problems(List.of("duplicate field: " + e.getOriginalMessage()));
            return lenient;
        }
    }

    /** A YAML body, which may be JSON. */
    JsonNode yaml(byte[] body) {
        try {
            return Json.parseYaml(body);
        } catch (JacksonException e) {
            throw ApiException.badRequest("error parsing YAML: " + e.getOriginalMessage());
        }
    }

    private static ObjectNode protobuf(byte[] body, Struct type) {
        try {
            return ProtobufDecoder.decode(body, type);
        } catch (InvalidProtocolBufferException e) {
            throw ApiException.badRequest("error parsing protobuf: " + e.getMessage());
        }
    }

    static ObjectNode asObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the body must be an object");
    }

    /** The object in the body of a request that creates or replaces one, as a typed server would have read it. */
    ObjectNode typedObject(ApiRequest request, Struct type) {
        return typed(object(request, type), type);
    }

    /** What a typed server would have read. */
    ObjectNode typed(ObjectNode object, Struct type) {
        try {
            Decoder.Decoded decoded = Decoder.decode(object, type);
            problems(decoded.unknownFields().stream()
                    .map(field -> "unknown field \"" + field + "\"")
                    .toList());
            return decoded.object();
        } catch (Decoder.TypeMismatch e) {
            throw ApiException.badRequest(
                    type.name() + " cannot be handled as a " + type.name() + ": " + e.getMessage());
        }
    }

    private static JsonNode lenient(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JacksonException e) {
            throw ApiException.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private void problems(List<String> texts) {
        if (validation == FieldValidation.STRICT && !texts.isEmpty()) {
            throw ApiException.badRequest("strict decoding error: " + String.join(", ", texts));
        }
        if (validation == FieldValidation.WARN) {
            warnings.addAll(texts);
        }
    }
}
