package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The conformance cases that come with this artifact. */
public final class ConformanceCases {
    private static final String INDEX = "index.txt";

    private ConformanceCases() {}

    /** The ids of all cases, in order: those that the contract names first, then those grouped by rule. */
    public static List<String> ids() {
        return resource(INDEX).toString().lines().toList();
    }

    /**
     * Reads a case.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public static ConformanceCase read(String id) {
        return CaseFile.read(text(id));
    }

    /**
     * Reads a case of somebody else, in the format that the README beside the case files describes.
     *
     * @throws dev.wasmk8s.review.ReviewException with {@code INTERNAL} if it is not in that format
     */
    public static ConformanceCase parse(RawJson text) {
        return CaseFile.read(text);
    }

    /**
     * The text of a case's file.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public static RawJson text(String id) {
        return resource(id + ".json");
    }

    private static RawJson resource(String name) {
        try (InputStream in = ConformanceCases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no case file " + name);
            }
            return RawJson.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
