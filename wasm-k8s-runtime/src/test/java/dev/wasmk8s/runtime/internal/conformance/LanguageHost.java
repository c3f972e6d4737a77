package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.cases.Expectation;
import dev.wasmk8s.spec.change.SameJson;
import dev.wasmk8s.spec.conformance.Answer;

/**
 * The magic modules of one language, in one mode. A changed object has to mean what is expected, numbers of any size
 * included; where a language puts a new key is its own business.
 */
final class LanguageHost extends RuntimeHost {
    LanguageHost(Language language, ConformanceMode mode, GuestCode code) {
        super(language.name() + " " + mode, code, language::guest);
    }

    @Override
    Answer answer(Verdict verdict) {
        return expected -> expected.differences(comparable(verdict, expected));
    }

    /** With the object that is expected, to the byte, if the verdict's means the same. */
    private static Verdict comparable(Verdict verdict, Expectation expected) {
        if (verdict instanceof Verdict.Allowed allowed
                && allowed.object().isPresent()
                && expected.object().isPresent()) {
            RawJson wanted = expected.object().get();
            if (SameJson.test(wanted, allowed.object().get())) {
                return new Verdict.Allowed(
                        expected.object(), allowed.warnings(), allowed.auditAnnotations(), allowed.errors());
            }
        }
        return verdict;
    }
}
