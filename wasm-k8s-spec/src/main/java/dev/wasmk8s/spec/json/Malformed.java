package dev.wasmk8s.spec.json;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;

/** Says what is wrong with a document and where, without repeating any of its values. */
final class Malformed {
    private Malformed() {}

    /** A problem with the value at a path. */
    static ReviewException at(FailureCode failure, String path, String problem) {
        return new ReviewException(failure, path.isEmpty() ? problem : path + ": " + problem);
    }

    /** An object lacks a key. */
    static ReviewException missing(FailureCode failure, String path, String key) {
        return new ReviewException(failure, (path.isEmpty() ? key : path + "." + key) + ": missing");
    }

    /** The text is not JSON. */
    static ReviewException syntax(FailureCode failure, byte[] bytes, int offset, String path, JsonSyntaxException e) {
        int line = 1;
        int column = 1;
        for (int i = offset; i < e.at(); i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xc0) != 0x80) {
                // Characters, not bytes.
                column++;
            }
        }
        return new ReviewException(
                failure,
                e.problem() + " near line " + line + ", column " + column + (path.isEmpty() ? "" : ", in " + path));
    }
}
