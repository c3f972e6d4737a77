package dev.wasmk8s.spec.json;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says what is wrong with a document and where, without repeating any of its values. */
final class Malformed {
    private static final int LONGEST_KEY_SHOWN = 63;

    private Malformed() {}

    static ReviewException at(FailureCode failure, JsonParser parser, String problem) {
        String path = path(context(parser));
        return new ReviewException(failure, path.isEmpty() ? problem : path + ": " + problem);
    }

    static ReviewException missing(FailureCode failure, JsonParser parser, String key) {
        String path = path(context(parser));
        return new ReviewException(failure, (path.isEmpty() ? key : path + "." + key) + ": missing");
    }

    // The parser's own message is not used: it quotes the input.
    static ReviewException syntax(FailureCode failure, JsonParser parser, JacksonException e) {
        String problem;
        if (e instanceof UnexpectedEndOfInputException) {
            problem = "not valid JSON: it ends early";
        } else if (e instanceof StreamConstraintsException) {
            problem = limit(parser);
        } else {
            problem = "not valid JSON";
        }
        return near(failure, parser, problem);
    }

    /** The key at hand is in its object already. */
    static ReviewException twice(FailureCode failure, JsonParser parser) {
        return near(failure, parser, "a key occurs twice in one object");
    }

    private static ReviewException near(FailureCode failure, JsonParser parser, String problem) {
        TokenStreamLocation at = parser.currentLocation();
        String where = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String path = path(parser.streamReadContext());
        return new ReviewException(failure, problem + " near " + where + (path.isEmpty() ? "" : ", in " + path));
    }

    static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private static String limit(JsonParser parser) {
        if (parser.streamReadContext().getNestingDepth() >= JsonLimits.DEPTH) {
            return "nested deeper than " + JsonLimits.DEPTH + " levels";
        }
        return "a number or key is longer than allowed (" + JsonLimits.NUMBER + " and " + JsonLimits.KEY
                + " characters)";
    }

    /** The object or array that holds the current value. */
    private static TokenStreamContext context(JsonParser parser) {
        TokenStreamContext context = parser.streamReadContext();
        JsonToken token = parser.currentToken();
        boolean entered = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        return entered ? context.getParent() : context;
    }

    private static String path(@Nullable TokenStreamContext context) {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            path.insert(0, segment(at));
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }

    private static String segment(TokenStreamContext context) {
        if (context.inArray()) {
            return "[" + context.getCurrentIndex() + "]";
        }
        String name = context.currentName();
        if (name == null) {
            return "";
        }
        boolean plain = !name.isEmpty()
                && name.length() <= LONGEST_KEY_SHOWN
                && name.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_/.".indexOf(c) >= 0));
        return plain ? "." + name : "[key]";
    }
}
