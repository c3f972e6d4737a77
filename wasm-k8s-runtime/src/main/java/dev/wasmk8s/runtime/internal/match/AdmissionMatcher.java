package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.List;
import java.util.Optional;

/**
 * Which requests one module sees, as the API server decides it for a webhook: those that its rules, its selectors and its
 * match conditions match, in the order of what they cost. That a selector failed matters only where a rule matches and
 * the other selector does not rule the module out; then the request is refused, whatever the failure policy. The failure
 * policy is about conditions: one that is false skips the module, and if none is, one without a value refuses the request
 * or skips the module.
 *
 * <p>Immutable and thread-safe.
 */
public final class AdmissionMatcher {
    private final RuleMatcher rules;
    private final Selectors selectors;
    private final Conditions<AdmissionExpression> conditions;
    private final FailurePolicy failurePolicy;
    private final Surroundings surroundings;
    private final ConditionSignals signals;
    private final boolean looksPastRules;

    private AdmissionMatcher(
            RuleMatcher rules,
            Selectors selectors,
            Conditions<AdmissionExpression> conditions,
            FailurePolicy failurePolicy,
            Surroundings surroundings,
            ConditionSignals signals) {
        this.rules = rules;
        this.selectors = selectors;
        this.conditions = conditions;
        this.failurePolicy = failurePolicy;
        this.surroundings = surroundings;
        this.signals = signals;
        this.looksPastRules = !selectors.areEmpty() || !conditions.isEmpty();
    }

    /** Matches what rules match. */
    public static AdmissionMatcher ofRules(List<AdmissionRule> rules) {
        AdmissionOptions options = AdmissionOptions.DEFAULT.withRules(rules);
        return of(options, Conditions.none(), FailurePolicy.FAIL, Surroundings.NONE);
    }

    /**
     * Matches what was declared.
     *
     * @param options its rules and selectors count
     * @param failurePolicy what it means that a condition has no value
     * @param surroundings the same for all of a chain
     */
    public static AdmissionMatcher of(
            AdmissionOptions options,
            Conditions<AdmissionExpression> conditions,
            FailurePolicy failurePolicy,
            Surroundings surroundings) {
        return new AdmissionMatcher(
                new RuleMatcher(options.rules()),
                new Selectors(options.namespaceSelector(), options.objectSelector()),
                conditions,
                failurePolicy,
                surroundings,
                ConditionSignals.NONE);
    }

    /** The same, where observers are told of the conditions, if there are any of either. */
    public AdmissionMatcher observed(String module, AdmissionStep step, Signals signals) {
        return conditions.isEmpty() || !signals.isOn()
                ? this
                : new AdmissionMatcher(
                        rules,
                        selectors,
                        conditions,
                        failurePolicy,
                        surroundings,
                        new ConditionSignals(module, step, signals));
    }

    /** Whether a rule matches. Otherwise the module does not see the request, whatever else was declared. */
    public boolean rulesMatch(AdmissionRequest request) {
        return rules.matches(request);
    }

    /** Whether there is more than rules. Otherwise the module sees what they match. */
    public boolean looksPastRules() {
        return looksPastRules;
    }

    /** Begins with what all matchers of the chain share of one request. */
    public RequestFacts newFacts() {
        return new RequestFacts(surroundings);
    }

    /**
     * What is said of a request that a rule matches. May look its namespace up.
     *
     * @param request as it is now
     * @param facts of the same walk
     * @throws dev.wasmk8s.review.ReviewException if the walk cannot go on, because the thread was interrupted, say
     */
    public AdmissionMatch matchPastRules(AdmissionRequest request, RequestFacts facts) {
        AdmissionMatch selected = selectors.match(request, facts);
        return conditions.isEmpty() || !(selected instanceof AdmissionMatch.Seen) ? selected : meet(request, facts);
    }

    private AdmissionMatch meet(AdmissionRequest request, RequestFacts facts) {
        Conditions.Outcome outcome = signals.isOn()
                ? signals.observe(request.operation(), () -> evaluate(request, facts))
                : evaluate(request, facts);
        if (outcome instanceof Conditions.Outcome.Failed failed) {
            return failurePolicy == FailurePolicy.FAIL
                    ? Refusals.conditionFailed(request, failed.failure())
                    : new AdmissionMatch.Skipped(Optional.empty(), Optional.of(failed.failure()));
        }
        return outcome instanceof Conditions.Outcome.Met ? AdmissionMatch.SEEN : AdmissionMatch.SKIPPED_BY_CONDITIONS;
    }

    private Conditions.Outcome evaluate(AdmissionRequest request, RequestFacts facts) {
        return conditions.evaluate(expression -> expression.evaluate(facts.variables(request)));
    }
}
