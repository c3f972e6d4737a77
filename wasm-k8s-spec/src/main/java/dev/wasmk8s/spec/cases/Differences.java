package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.cases.Expectation.DenialStatus;
import dev.wasmk8s.spec.cases.Expectation.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is not as expected. */
final class Differences {
    private static final String OPEN_END = "...";
    private static final int LINE = 100;

    private final List<String> found = new ArrayList<>();

    void compare(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            add(what, expected, actual);
        }
    }

    /** Compares what a client is told; a message that ends in three dots need only begin as the one expected. */
    void compareStatus(Optional<DenialStatus> expected, DenialStatus actual) {
        boolean same = expected.filter(status -> status.code() == actual.code()
                        && status.reason().equals(actual.reason())
                        && isTold(status.message(), actual.message()))
                .isPresent();
        if (!same) {
            add("status", expected, actual);
        }
    }

    private static boolean isTold(String expected, String actual) {
        return expected.endsWith(OPEN_END)
                ? actual.startsWith(expected.substring(0, expected.length() - OPEN_END.length()))
                : actual.equals(expected);
    }

    void compareErrors(List<Failure> expected, List<ReviewException> actual) {
        boolean same = expected.size() == actual.size();
        for (int i = 0; same && i < expected.size(); i++) {
            same = matches(expected.get(i), actual.get(i));
        }
        if (!same) {
            List<String> told = actual.stream()
                    .map(error -> error.code() + " " + error.getMessage())
                    .toList();
            add("errors", expected, told);
        }
    }

    void compareInput(String pointer, Optional<RawJson> expected, RawJson sent) {
        compare("input " + pointer, expected, Pointer.find(sent, pointer));
    }

    /** One sentence, in three lines if it is long, so that what differs stands below each other. */
    private void add(String what, Object expected, Object actual) {
        String wanted = plain(expected);
        String is = plain(actual);
        found.add(
                wanted.length() + is.length() < LINE
                        ? what + ": expected " + wanted + ", found " + is
                        : what + ":\nexpected " + wanted + "\nfound    " + is);
    }

    private static String plain(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("none")
                : value.toString();
    }

    List<String> list() {
        return List.copyOf(found);
    }

    private static boolean matches(Failure expected, ReviewException actual) {
        return actual.module().filter(expected.module()::equals).isPresent()
                && actual.code() == expected.code()
                && actual.detail().contains(expected.contains());
    }
}
