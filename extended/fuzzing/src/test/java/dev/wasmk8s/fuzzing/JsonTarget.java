package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.json.JsonReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The strict reader takes and refuses what Jackson does. */
public final class JsonTarget {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    private JsonTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        boolean taken = isTaken(bytes);
        Finding.unlessEqual(taken, isTakenByJackson(bytes), "taken here and by Jackson");
        if (taken) {
            JsonReader.read(RawJson.wrap(bytes), FailureCode.INTERNAL, JsonReader::fingerprint);
        }
    }

    private static boolean isTaken(byte[] bytes) {
        try {
            JsonReader.check(RawJson.wrap(bytes), FailureCode.INTERNAL);
            return true;
        } catch (ReviewException e) {
            Finding.unlessEqual(e.code(), FailureCode.INTERNAL, "code");
            return false;
        }
    }

    private static boolean isTakenByJackson(byte[] bytes) {
        try {
            // As text, lest it takes a zero byte for a sign of UTF-16.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int values = 0;
            try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
                while (parser.nextToken() != null) {
                    if (parser.currentToken().isScalarValue()) {
                        parser.getString();
                    }
                    boolean inside = parser.streamReadContext().inRoot();
                    if (inside) {
                        values++;
                    }
                }
            }
            return values == 1;
        } catch (CharacterCodingException | JacksonException e) {
            return false;
        }
    }
}
