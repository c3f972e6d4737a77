package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.Position;

/**
 * Where something was declared.
 *
 * @param location the file as it was named, or what stands for it
 * @param path the path in the document
 * @param position the place in the text
 */
public record Origin(String location, String path, Position position) {
    private static final int LONGEST_PLAIN = 100;

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
        if (!isPlain(key)) {
            String shown = key.replaceAll("\\p{Cntrl}", "?");
            return new Origin(location, path + "[\"" + shown + "\"]", at);
        }
        return new Origin(location, path.isEmpty() ? key : path + "." + key, at);
    }

    /** Whether a key can stand in a path as it is. Not a pattern: those take time when a process starts. */
    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= LONGEST_PLAIN;
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
