package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** The conformance cases that come with this artifact. */
public final class ConformanceCases {
    private static final int LAST = 42;

    private ConformanceCases() {}

    /** The ids of all cases, in order. */
    public static List<String> ids() {
        return IntStream.rangeClosed(1, LAST)
                .mapToObj(number -> String.format("C%02d", number))
                .filter(id -> ConformanceCases.class.getResource(file(id)) != null)
                .toList();
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
     * The text of a case's file.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public static RawJson text(String id) {
        try (InputStream in = ConformanceCases.class.getResourceAsStream(file(id))) {
            if (in == null) {
                throw new IllegalArgumentException("there is no case " + id);
            }
            return RawJson.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String id) {
        return id + ".json";
    }
}
