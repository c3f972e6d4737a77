package dev.wasmk8s.testing;

import dev.wasmk8s.testing.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a module answers into a golden file, as what is expected. */
final class ExpectationUpdate {
    private static final String OBJECT = "object";
    private static final String STATUS = "status";

    private ExpectationUpdate() {}

    static void apply(GoldenTest test, Answer answer) {
        Path file = test.file();
        try {
            Files.writeString(file, GoldenText.withExpectation(Files.readString(file), expectation(test, answer)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rewrite " + file, e);
        }
    }

    private static Json expectation(GoldenTest test, Answer answer) {
        Map<String, Json> expect = new LinkedHashMap<>();
        if (answer instanceof Answer.Failed failed) {
            Map<String, Json> error = new LinkedHashMap<>();
            error.put("code", Json.of(failed.code().name()));
            error.put("contains", Json.of(failed.detail()));
            expect.put("error", new Json.Mapping(error));
            return new Json.Mapping(expect);
        }
        Json.Mapping half = ((Answer.Given) answer).half();
        expect.putAll(half.members());
        // What changed is told by the object.
        boolean changed = expect.remove("patch") != null;
        expect.remove("patchType");
        if (!changed && !expectsObject(test)) {
            expect.remove(OBJECT);
        }
        expect.computeIfPresent(STATUS, (key, status) -> withoutFailure(status));
        return new Json.Mapping(expect);
    }

    private static boolean expectsObject(GoldenTest test) {
        return test.expectation()
                .filter(expectation -> expectation instanceof Expectation.OfAnswer expected
                        && expected.half().get(OBJECT).isPresent())
                .isPresent();
    }

    /** A denial is a failure; saying so tells nothing. */
    private static Json withoutFailure(Json status) {
        Map<String, Json> members = new LinkedHashMap<>(((Json.Mapping) status).members());
        members.remove(STATUS, Json.of("Failure"));
        return new Json.Mapping(members);
    }
}
