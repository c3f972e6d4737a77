package dev.wasmk8s.examples.apiserver.embedded.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Field;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Scalar;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the protobuf form of objects, which kubectl sends for kinds that it has compiled in, by the numbers of the
 * table. Fields that the table does not have are skipped.
 */
public final class ProtobufDecoder {
    private static final ByteString MAGIC = ByteString.copyFromUtf8("k8s\0");
    private static final int TYPE = 1;
    private static final int RAW = 2;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private ProtobufDecoder() {}

    /**
     * Reads an object with the envelope that tells its kind.
     *
     * @throws InvalidProtocolBufferException if it is not in this form
     */
    public static ObjectNode decode(byte[] body, Struct type) throws InvalidProtocolBufferException {
        ByteString bytes = ByteString.copyFrom(body);
        if (!bytes.startsWith(MAGIC)) {
            throw new InvalidProtocolBufferException("the body does not begin as the protobuf form of an object does");
        }
        UnknownFieldSet envelope = UnknownFieldSet.parseFrom(bytes.substring(MAGIC.size()));
        UnknownFieldSet meta = message(envelope, TYPE);
        ObjectNode object = Json.object();
        object.put("apiVersion", last(meta, 1).toStringUtf8());
        object.put("kind", last(meta, 2).toStringUtf8());
        object.setAll(struct(message(envelope, RAW), type));
        return object;
    }

    private static ObjectNode struct(UnknownFieldSet message, Struct struct) throws InvalidProtocolBufferException {
        ObjectNode object = Json.object();
        for (Map.Entry<String, Field> entry : struct.fields().entrySet()) {
            Field field = entry.getValue();
            UnknownFieldSet holder = message;
            List<Integer> numbers = field.numbers();
            for (int number : numbers.subList(0, numbers.size() - 1)) {
                holder = message(holder, number);
            }
            int number = numbers.get(numbers.size() - 1);
            if (holder.hasField(number)) {
                JsonNode value = field(holder.getField(number), field.schema());
                if (field.nullable() || !isZero(value)) {
                    object.set(entry.getKey(), value);
                }
            }
        }
        return object;
    }

    /** A value that a field has if nobody set it, and that the form then spells out nonetheless. */
    private static boolean isZero(JsonNode value) {
        boolean emptyText = value.isString() && value.stringValue().isEmpty();
        boolean zero = value.isNumber() && value.asLong() == 0;
        boolean no = value.isBoolean() && !value.booleanValue();
        return value.isNull() || (value.isContainer() && value.isEmpty()) || emptyText || zero || no;
    }

    private static JsonNode field(UnknownFieldSet.Field field, Schema schema) throws InvalidProtocolBufferException {
        if (schema instanceof ListOf list) {
            var array = Json.array();
            for (long number : field.getVarintList()) {
                array.add(varint(number, list.items()));
            }
            for (ByteString bytes : field.getLengthDelimitedList()) {
                array.add(bytes(bytes, list.items()));
            }
            return array;
        }
        if (schema instanceof MapOf map) {
            ObjectNode object = Json.object();
            for (ByteString bytes : field.getLengthDelimitedList()) {
                UnknownFieldSet entry = UnknownFieldSet.parseFrom(bytes);
                object.set(last(entry, KEY).toStringUtf8(), bytes(last(entry, VALUE), map.values()));
            }
            return object;
        }
        List<Long> varints = field.getVarintList();
        if (!varints.isEmpty()) {
            return varint(varints.get(varints.size() - 1), schema);
        }
        List<ByteString> parts = field.getLengthDelimitedList();
        return parts.isEmpty() ? NullNode.getInstance() : bytes(parts.get(parts.size() - 1), schema);
    }

    private static JsonNode varint(long number, Schema schema) {
        if (schema == Scalar.BOOL) {
            return BooleanNode.valueOf(number != 0);
        }
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static JsonNode bytes(ByteString bytes, Schema schema) throws InvalidProtocolBufferException {
        if (schema instanceof Struct struct) {
            return struct(UnknownFieldSet.parseFrom(bytes), struct);
        }
        if (schema == Scalar.STRING) {
            return Json.text(bytes.toStringUtf8());
        }
        if (schema == Scalar.BYTES) {
            return Json.text(Base64.getEncoder().encodeToString(bytes.toByteArray()));
        }
        if (schema == Scalar.ANY) {
            return NullNode.getInstance();
        }
        return wrapped(UnknownFieldSet.parseFrom(bytes), schema);
    }

    /** Scalars that are messages in this form. */
    private static JsonNode wrapped(UnknownFieldSet message, Schema schema) {
        if (schema == Scalar.TIME) {
            return number(message, 1)
                    .map(seconds -> Json.text(
                            Instant.ofEpochSecond(seconds, number(message, 2).orElse(0L))
                                    .toString()))
                    .orElse(NullNode.getInstance());
        }
        if (schema == Scalar.INT_OR_STRING) {
            boolean text = number(message, 1).orElse(0L) == 1;
            return text
                    ? Json.text(last(message, 3).toStringUtf8())
                    : IntNode.valueOf(number(message, 2).orElse(0L).intValue());
        }
        return Json.text(last(message, 1).toStringUtf8());
    }

    private static Optional<Long> number(UnknownFieldSet message, int number) {
        return message.getField(number).getVarintList().stream().reduce((first, last) -> last);
    }

    private static ByteString last(UnknownFieldSet message, int number) {
        return message.getField(number).getLengthDelimitedList().stream()
                .reduce((first, last) -> last)
                .orElse(ByteString.EMPTY);
    }

    private static UnknownFieldSet message(UnknownFieldSet message, int number) throws InvalidProtocolBufferException {
        return UnknownFieldSet.parseFrom(last(message, number));
    }
}
