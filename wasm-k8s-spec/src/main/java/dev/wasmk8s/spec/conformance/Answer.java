package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.spec.cases.Expectation;
import java.util.List;
import java.util.Objects;

/** What a host has answered, in one of the forms that an {@link Expectation} can be compared with. */
@FunctionalInterface
public interface Answer {
    /** One sentence for each thing that is not as expected; none if all is. */
    List<String> differences(Expectation expected);

    /** The answer of an authentication chain. Not null. */
    static Answer of(Authentication authentication) {
        Objects.requireNonNull(authentication, "authentication");
        return expected -> expected.differences(authentication);
    }

    /** The answer of an authorization chain. Not null. */
    static Answer of(Decision decision) {
        Objects.requireNonNull(decision, "decision");
        return expected -> expected.differences(decision);
    }

    /** The answer of an admission chain. Not null. */
    static Answer of(Verdict verdict) {
        Objects.requireNonNull(verdict, "verdict");
        return expected -> expected.differences(verdict);
    }

    /**
     * The code of an HTTP response, for a host of which nothing else can be seen. Nothing else is compared then, so this
     * is the weakest form.
     */
    static Answer ofHttp(int code) {
        return expected -> {
            int wanted = expected.http().orElseThrow(() -> new IllegalStateException("the case has no HTTP code"));
            boolean success = wanted == 200 && code / 100 == 2;
            return success || wanted == code
                    ? List.of()
                    : List.of("http: expected " + wanted + " (" + expected.outcome() + "), found " + code);
        };
    }
}
