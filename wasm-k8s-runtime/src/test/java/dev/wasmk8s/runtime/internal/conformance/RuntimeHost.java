package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCase.Module;
import dev.wasmk8s.spec.conformance.Answer;
import dev.wasmk8s.spec.conformance.ConformanceHost;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Our chains with real guests, in one mode. */
class RuntimeHost implements ConformanceHost {
    /** Ample for the interpreter on a busy machine; guests that loop are not part of the cases. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(1));

    private final String mode;
    private final GuestCode code;
    private final UnaryOperator<String> guests;

    /**
     * A host.
     *
     * @param mode what the report calls it
     * @param code the guests in that mode
     * @param guests which guest stands for a module of an example, by their names
     */
    RuntimeHost(String mode, GuestCode code, UnaryOperator<String> guests) {
        this.mode = mode;
        this.code = code;
        this.guests = guests;
    }

    @Override
    public String mode() {
        return mode;
    }

    @Override
    public Chain open(Example example) throws Exception {
        ModuleLoader modules = code.oneExample();
        Chains chains = chains(modules, example);
        return new Chain() {
            @Override
            public Answer ask() {
                return RuntimeHost.this.ask(chains, example);
            }

            @Override
            public void close() {
                modules.close();
            }
        };
    }

    @Override
    public void close() {
        code.close();
    }

    private Answer ask(Chains chains, Example example) {
        return switch (example.useCase()) {
            case AUTHENTICATION ->
                Answer.of(chains.authenticator().authenticate(TokenReviewCodec.readRequest(example.review())));
            case AUTHORIZATION ->
                Answer.of(chains.authorizer().authorize(SubjectAccessReviewCodec.readRequest(example.review())));
            case ADMISSION -> answer(chains.admitter().admit(AdmissionReviewCodec.readRequest(example.review())));
        };
    }

    /** A verdict as it is compared. */
    Answer answer(Verdict verdict) {
        return Answer.of(verdict);
    }

    private Chains chains(ModuleLoader loader, Example example) throws Exception {
        Plan plan = new Plan(Expressions.of(new CaseExpressions()));
        plan.addImplicitAudiences(example.implicitAudiences());
        for (Module module : example.modules()) {
            ModuleDefinition definition = definition(module, example);
            switch (example.useCase()) {
                case AUTHENTICATION -> plan.authentication().add(definition);
                case AUTHORIZATION -> plan.authorization().add(definition);
                case ADMISSION -> plan.admission().add(definition);
            }
        }
        return plan.build(loader);
    }

    private ModuleDefinition definition(Module module, Example example) throws Exception {
        AdmissionRule[] rules = module.rules().stream()
                .map(rule -> new AdmissionRule(
                        rule.operations(), rule.apiGroups(), rule.apiVersions(), rule.resources(), rule.scope()))
                .toArray(AdmissionRule[]::new);
        MatchCondition[] conditions = module.matchConditions().stream()
                .map(expression -> new MatchCondition(expression, expression))
                .toArray(MatchCondition[]::new);
        ModuleDefinition.Builder definition = ModuleDefinition.builder(
                        module.name(), code.source(guests.apply(module.name()), example.useCase()))
                .mutating(module.mutating())
                .failurePolicy(module.ignoreFailure() ? FailurePolicy.IGNORE : FailurePolicy.FAIL)
                .rules(rules)
                .matchConditions(conditions)
                .limits(PATIENT);
        module.settings().ifPresent(definition::settings);
        return definition.build();
    }
}
