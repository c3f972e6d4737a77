package dev.wasmk8s.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every conformance case through the chains and real guests, in each engine mode. */
class ConformanceTest {
    /** Ample for the interpreter on a busy machine; guests that loop are not part of the cases. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(1));

    private static final Map<EngineMode, ModuleLoader> LOADERS = new EnumMap<>(EngineMode.class);

    @AfterAll
    static void close() {
        LOADERS.values().forEach(ModuleLoader::close);
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        return Stream.of(EngineMode.values())
                .map(mode -> DynamicContainer.dynamicContainer(
                        mode.toString(), ConformanceCases.ids().stream().map(id -> container(mode, id))));
    }

    private static DynamicNode container(EngineMode mode, String id) {
        ConformanceCase each = ConformanceCases.read(id);
        return DynamicContainer.dynamicContainer(
                id + ": " + each.title(),
                each.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(example.name(), () -> check(mode, example))));
    }

    private static void check(EngineMode mode, Example example) {
        Chains chains = chains(mode, example);
        for (int call = 1; call <= example.calls(); call++) {
            assertThat(differences(chains, example)).as("call %d", call).isEmpty();
        }
    }

    private static List<String> differences(Chains chains, Example example) {
        return switch (example.useCase()) {
            case AUTHENTICATION ->
                example.expect()
                        .differences(
                                chains.authenticator().authenticate(TokenReviewCodec.readRequest(example.review())));
            case AUTHORIZATION ->
                example.expect()
                        .differences(
                                chains.authorizer().authorize(SubjectAccessReviewCodec.readRequest(example.review())));
            case ADMISSION ->
                example.expect()
                        .differences(chains.admitter().admit(AdmissionReviewCodec.readRequest(example.review())));
        };
    }

    private static Chains chains(EngineMode mode, Example example) {
        Plan plan = new Plan(Expressions.of(new CaseExpressions()));
        plan.addImplicitAudiences(example.implicitAudiences());
        for (ConformanceCase.Module module : example.modules()) {
            switch (example.useCase()) {
                case AUTHENTICATION -> plan.authentication().add(definition(module));
                case AUTHORIZATION -> plan.authorization().add(definition(module));
                case ADMISSION -> plan.admission().add(definition(module));
            }
        }
        return plan.build(LOADERS.computeIfAbsent(mode, ModuleLoader::start));
    }

    private static ModuleDefinition definition(ConformanceCase.Module module) {
        AdmissionRule[] rules = module.rules().stream()
                .map(rule -> new AdmissionRule(
                        rule.operations(), rule.apiGroups(), rule.apiVersions(), rule.resources(), rule.scope()))
                .toArray(AdmissionRule[]::new);
        MatchCondition[] conditions = module.matchConditions().stream()
                .map(expression -> new MatchCondition(expression, expression))
                .toArray(MatchCondition[]::new);
        ModuleDefinition.Builder definition = ModuleDefinition.builder(
                        module.name(), ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                .mutating(module.mutating())
                .failurePolicy(module.ignoreFailure() ? FailurePolicy.IGNORE : FailurePolicy.FAIL)
                .rules(rules)
                .matchConditions(conditions)
                .limits(PATIENT);
        module.settings().ifPresent(definition::settings);
        return definition.build();
    }
}
