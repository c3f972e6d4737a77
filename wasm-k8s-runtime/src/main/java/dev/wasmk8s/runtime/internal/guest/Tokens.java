package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The tokens in a review, so that they can be kept out of logs. Has no {@code toString} that tells them. */
final class Tokens {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MASK = "***";

    private final Set<String> spellings = new LinkedHashSet<>();

    private Tokens() {}

    /**
     * Finds every {@code spec.token}, at any depth: that of a TokenReview, and that of a TokenReview under admission.
     *
     * @param document JSON; if it is not, what was found up to the fault counts
     */
    static Tokens in(RawJson document) {
        Tokens tokens = new Tokens();
        document.read((bytes, offset, size) -> {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, size)) {
                tokens.collect(parser, bytes, offset);
            } catch (JacksonException e) {
                // Only documents that the host itself has written come here.
            }
            return tokens;
        });
        return tokens;
    }

    private void collect(JsonParser parser, byte[] bytes, int offset) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            var context = parser.streamReadContext();
            boolean found = token == JsonToken.VALUE_STRING
                    && "token".equals(context.currentName())
                    && context.getParent() != null
                    && "spec".equals(context.getParent().currentName());
            if (found && !parser.getString().isEmpty()) {
                spellings.add(parser.getString());
                spellings.add(asWritten(parser, bytes, offset));
            }
        }
    }

    /** The string at hand with its escapes, without its quotation marks. */
    private static String asWritten(JsonParser parser, byte[] bytes, int offset) {
        int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
        int to = (int) parser.currentLocation().getByteOffset() - 1;
        return new String(bytes, offset + from, to - from, StandardCharsets.UTF_8);
    }

    /** A text without the tokens. */
    String mask(String text) {
        String masked = text;
        for (String spelling : spellings) {
            masked = masked.replace(spelling, MASK);
        }
        return masked;
    }
}
