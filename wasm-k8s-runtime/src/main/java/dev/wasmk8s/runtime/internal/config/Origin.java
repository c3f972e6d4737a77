package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.Position;
import java.util.regex.Pattern;

/**
 * Where something was declared.
 *
 * @param location the file as it was named, or what stands for it
 * @param path the path in the document
 * @param position the place in the text
 */
public record Origin(String location, String path, Position position) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The whole of a file. */
    public static Origin of(String location) {
        return new Origin(location, "", Position.UNKNOWN);
    }

    /** The whole of what is here, which begins at a place. */
    Origin whole(Position at) {
        return new Origin(location, path, at);
    }

    /** The place of one key of the object that stands here. */
    public Origin key(String key, Position at) {
        if (!PLAIN.matcher(key).matches()) {
            String shown = CONTROL.matcher(key).replaceAll("?");
            return new Origin(location, path + "[\"" + shown + "\"]", at);
        }
        return new Origin(location, path.isEmpty() ? key : path + "." + key, at);
    }

    /** The place of one element of the list that stands here. */
    public Origin index(int index, Position at) {
        return new Origin(location, path + "[" + index + "]", at);
    }

    /** A mistake made here. */
    public Problem problem(String message, String advice) {
        return new Problem(location, position.line(), position.column(), path, message, advice);
    }

    /** The place as part of a sentence. */
    @Override
    public String toString() {
        return path.isEmpty() ? location : path + " of " + location;
    }
}
