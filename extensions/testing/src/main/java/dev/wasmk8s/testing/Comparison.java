package dev.wasmk8s.testing;

import dev.wasmk8s.testing.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where an answer is not what is expected. Only keys that are expected are looked at. */
final class Comparison {
    private static final String NOTHING = "nothing";
    /** What the host completes, so that only the keys that are given can be compared there as well. */
    private static final String STATUS = "status";
    /** What is stored, where an empty list is not the same as none. */
    private static final String OBJECT = "object";

    private static final int LONGEST = 500;

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    static List<Difference> compare(Expectation expectation, Answer answer) {
        Comparison comparison = new Comparison();
        if (expectation instanceof Expectation.OfAnswer expected) {
            comparison.answer(expected.half(), answer);
        } else {
            comparison.failure((Expectation.OfFailure) expectation, answer);
        }
        return List.copyOf(comparison.differences);
    }

    private void answer(Json.Mapping expected, Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            differ("error", NOTHING, shown(failed));
            return;
        }
        Json found = ((Answer.Given) answer).half();
        expected.members().forEach((key, value) -> {
            boolean partly = key.equals(STATUS) && value instanceof Json.Mapping;
            Json part = found.get(key).orElse(null);
            if (partly && part != null) {
                Json there = part;
                ((Json.Mapping) value)
                        .members()
                        .forEach((name, wanted) -> given(
                                STATUS + "." + name, wanted, there.get(name).orElse(null)));
            } else if (key.equals(OBJECT)) {
                exactly(key, value, part);
            } else {
                given(key, value, part);
            }
        });
    }

    private void failure(Expectation.OfFailure expected, Answer answer) {
        if (answer instanceof Answer.Given given) {
            differ(
                    "error",
                    expected.code().name(),
                    NOTHING + ", but the answer " + given.half().compact());
            return;
        }
        Answer.Failed failed = (Answer.Failed) answer;
        if (failed.code() != expected.code()) {
            differ("error.code", expected.code().name(), shown(failed));
        } else if (!failed.detail().contains(expected.contains())) {
            differ(
                    "error.contains",
                    Json.of(expected.contains()).compact(),
                    Json.of(failed.detail()).compact());
        }
    }

    private static String shown(Answer.Failed failed) {
        return failed.code() + ": " + failed.detail();
    }

    /** A key of the answer half, where what is empty is as good as absent. */
    private void given(String path, Json expected, @Nullable Json found) {
        if (!(expected.isEmpty() && (found == null || found.isEmpty()))) {
            exactly(path, expected, found);
        }
    }

    private void exactly(String path, Json expected, @Nullable Json found) {
        if (expected.equals(found)) {
            return;
        }
        if (expected instanceof Json.Mapping some && found instanceof Json.Mapping other) {
            members(path, some.members(), other.members());
        } else if (expected instanceof Json.Sequence some && found instanceof Json.Sequence other) {
            elements(path, some.elements(), other.elements());
        } else {
            differ(path, shown(expected), shown(found));
        }
    }

    private void members(String path, Map<String, Json> expected, Map<String, Json> found) {
        Set<String> keys = new LinkedHashSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            either(path + "." + key, Optional.ofNullable(expected.get(key)), found.get(key));
        }
    }

    private void elements(String path, List<Json> expected, List<Json> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            either(
                    path + "[" + i + "]",
                    i < expected.size() ? Optional.of(expected.get(i)) : Optional.empty(),
                    i < found.size() ? found.get(i) : null);
        }
    }

    private void either(String path, Optional<Json> expected, @Nullable Json found) {
        if (expected.isPresent()) {
            exactly(path, expected.get(), found);
        } else {
            differ(path, NOTHING, shown(found));
        }
    }

    private static String shown(@Nullable Json value) {
        return value == null ? NOTHING : value.compact();
    }

    private void differ(String path, String expected, String found) {
        differences.add(new Difference(path, cut(expected), cut(found)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
