package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.runtime.Enforcement;

/**
 * What a member said whose verdicts do not count. Names and no contents, so that it can be logged.
 *
 * @param member its name
 * @param enforcement why they do not count
 * @param outcome what it said
 * @param differs whether the request would have gone another way if they did, as far as is known: of an admission member,
 *     whether it denies what was allowed in the end, or changes the object; of an authorization member, whether it decides
 */
public record Trial(String member, Enforcement enforcement, Outcome outcome, boolean differs) {
    /** The kinds of answers. */
    public enum Outcome {
        /** It allows. */
        ALLOWED,
        /** It allows, and changes the object. */
        CHANGED,
        /** It denies. */
        DENIED,
        /** It has no opinion. */
        NO_OPINION,
        /** It failed, whatever its failure policy makes of that. */
        FAILED
    }
}
