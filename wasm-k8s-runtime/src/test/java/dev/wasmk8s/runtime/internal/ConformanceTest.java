package dev.wasmk8s.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every conformance case through the chains and real guests, in each mode, with a report of what came of it. */
class ConformanceTest {
    /** Ample for the interpreter on a busy machine; guests that loop are not part of the cases. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(1));

    private static final Path REPORT = Path.of("target", "conformance", "report.json");

    private static final Map<ConformanceMode, ModuleLoader> LOADERS = new EnumMap<>(ConformanceMode.class);
    private static final Map<ConformanceMode, ModuleSource> SOURCES = new EnumMap<>(ConformanceMode.class);
    private static final ConformanceReport RESULTS = new ConformanceReport();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        for (ConformanceMode mode : ConformanceMode.values()) {
            LOADERS.put(mode, mode.start(directory));
            SOURCES.put(mode, mode.source());
        }
    }

    /** Also when cases failed. */
    @AfterAll
    static void close() {
        RESULTS.write(REPORT);
        LOADERS.values().forEach(ModuleLoader::close);
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        return Stream.of(ConformanceMode.values())
                .map(mode -> DynamicContainer.dynamicContainer(
                        mode.toString(), ConformanceCases.ids().stream().map(id -> container(mode, id))));
    }

    private static DynamicNode container(ConformanceMode mode, String id) {
        ConformanceCase each = ConformanceCases.read(id);
        List<Example> examples = each.examples();
        return DynamicContainer.dynamicContainer(
                id + ": " + each.title(),
                IntStream.range(0, examples.size())
                        .mapToObj(i ->
                                DynamicTest.dynamicTest(examples.get(i).name(), () -> checkAndReport(mode, each, i))));
    }

    private static void checkAndReport(ConformanceMode mode, ConformanceCase each, int index) {
        Example example = each.examples().get(index);
        long begin = System.nanoTime();
        boolean passed = false;
        try (OneExample modules = new OneExample(LOADERS.get(mode))) {
            check(chains(mode, modules, example), example);
            passed = true;
        } finally {
            RESULTS.add(new ConformanceReport.Entry(
                    each.id(), each.title(), index + 1, example.name(), mode, passed, System.nanoTime() - begin));
        }
    }

    private static void check(Chains chains, Example example) {
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

    private static Chains chains(ConformanceMode mode, ModuleLoader loader, Example example) {
        Plan plan = new Plan(Expressions.of(new CaseExpressions()));
        plan.addImplicitAudiences(example.implicitAudiences());
        for (ConformanceCase.Module module : example.modules()) {
            switch (example.useCase()) {
                case AUTHENTICATION -> plan.authentication().add(definition(mode, module));
                case AUTHORIZATION -> plan.authorization().add(definition(mode, module));
                case ADMISSION -> plan.admission().add(definition(mode, module));
            }
        }
        return plan.build(loader);
    }

    private static ModuleDefinition definition(ConformanceMode mode, ConformanceCase.Module module) {
        AdmissionRule[] rules = module.rules().stream()
                .map(rule -> new AdmissionRule(
                        rule.operations(), rule.apiGroups(), rule.apiVersions(), rule.resources(), rule.scope()))
                .toArray(AdmissionRule[]::new);
        MatchCondition[] conditions = module.matchConditions().stream()
                .map(expression -> new MatchCondition(expression, expression))
                .toArray(MatchCondition[]::new);
        ModuleDefinition.Builder definition = ModuleDefinition.builder(module.name(), SOURCES.get(mode))
                .mutating(module.mutating())
                .failurePolicy(module.ignoreFailure() ? FailurePolicy.IGNORE : FailurePolicy.FAIL)
                .rules(rules)
                .matchConditions(conditions)
                .limits(PATIENT);
        module.settings().ifPresent(definition::settings);
        return definition.build();
    }

    /** Lets go of the guests of an example when it ends; what is compiled stays. */
    private record OneExample(ModuleLoader shared, List<LoadedModule> modules) implements ModuleLoader {
        OneExample(ModuleLoader shared) {
            this(shared, new ArrayList<>());
        }

        @Override
        public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
            LoadedModule module = shared.load(definition, useCases);
            modules.add(module);
            return module;
        }

        @Override
        public void close() {
            modules.forEach(LoadedModule::close);
        }
    }
}
