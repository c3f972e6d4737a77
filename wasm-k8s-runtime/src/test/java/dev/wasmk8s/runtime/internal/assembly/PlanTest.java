package dev.wasmk8s.runtime.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.match.TextExpressions;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    private static final SubjectAccessReviewSpec HEALTH =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final Plan plan = new Plan();
    private final FakeLoader loader = new FakeLoader();

    @Test
    void modulesAreLoadedForTheirChainInOrder() {
        plan.authentication().add(module("a"));
        plan.authorization().add(module("a"));
        plan.authorization().add(module("b"));
        plan.admission().add(module("c"));
        plan.build(loader);
        assertThat(loader.loaded)
                .containsExactly("AUTHENTICATION a", "AUTHORIZATION a", "AUTHORIZATION b", "ADMISSION c");
        assertThat(loader.closed).isFalse();
    }

    @Test
    void allImplicitAudiencesReachModulesWhereverTheyWereAdded() {
        plan.addImplicitAudiences(List.of("x"));
        plan.authentication().add(module("a"));
        plan.addImplicitAudiences(List.of("y", "x"));
        Authentication answer = plan.build(loader).authenticator().authenticate(TokenReviewSpec.of("t"));
        assertThat(((Authentication.Authenticated) answer).audiences()).containsExactly("x", "y");
    }

    @Test
    void plainJavaTakesItsPlaceBesideModules() {
        plan.authentication().add("nobody", spec -> new Authentication.Unauthenticated(List.of()), false);
        plan.authentication().add(module("a"));
        Authentication answer = plan.build(loader).authenticator().authenticate(TokenReviewSpec.of("t"));
        assertThat(((Authentication.Authenticated) answer).user()).isEqualTo(UserInfo.of("a"));
    }

    @Test
    void everyProblemOfEveryModuleIsToldAndNothingStaysLoaded() {
        plan.authentication().add(module("good"));
        plan.authentication().add(module("bad"));
        plan.authorization().add(module("bad"));
        assertThat(problems())
                .containsExactly(
                        "AccessControl.Builder: authentication[1]: module \"bad\": no export authn.",
                        "AccessControl.Builder: authentication[1]: module \"bad\": no memory.",
                        "AccessControl.Builder: authorization[0]: module \"bad\": no export authn.",
                        "AccessControl.Builder: authorization[0]: module \"bad\": no memory.");
        assertThat(loader.closed).isTrue();
    }

    @Test
    void problemsOfFilesAndModulesAreToldTogether(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("bad.wasm"), new byte[0]);
        Path file = directory.resolve("authn.yaml");
        Files.writeString(file, "modules:\n- {module: bad.wasm, name: bad}\n- {module: bad.wasm, nmae: good}\n");
        plan.add(plan.file(file).authentication());
        plan.add(plan.file(directory.resolve("none.yaml")).anyKind());
        assertThat(problems())
                .containsExactly(
                        file + ":2:3: modules[0]: module \"bad\": no export authn.",
                        file + ":2:3: modules[0]: module \"bad\": no memory.",
                        file + ":3:3: modules[1]: module \"bad.wasm\": no export authn.",
                        file + ":3:3: modules[1]: module \"bad.wasm\": no memory.",
                        file + ":3:22: modules[1].nmae: unknown key. Did you mean \"name\"?",
                        directory.resolve("none.yaml") + ": there is no such file. Correct the path.");
    }

    @Test
    void namesAreUniqueWithinAChain() {
        plan.authentication().add(module("a"));
        plan.authorization().add(module("a"));
        plan.authorization().add("a", spec -> null, false);
        assertThat(problems())
                .containsExactly(
                        "AccessControl.Builder: authorization[1]: the name \"a\" is that of authorization[0] of"
                                + " AccessControl.Builder already. Give it another \"name\".");
    }

    @Test
    void namesOfAdmissionModulesDifferAsPrefixesToo() {
        plan.authorization().add(module("a_b"));
        plan.authorization().add(module("a-b"));
        plan.admission().add(module("magic_validator.wasm"));
        plan.admission().add(module("magic-validator.wasm"));
        assertThat(problems())
                .containsExactly("AccessControl.Builder: admission[1]: the audit annotations of"
                        + " \"magic-validator.wasm\" begin with \"magic-validator.wasm/\", as do those of admission[0]"
                        + " of AccessControl.Builder. Give it another \"name\".");
    }

    @Test
    void a_group_without_a_compiler_tells_what_to_add() {
        plan.add(group("a", "b", "bad"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(problems())
                    .containsExactly(
                            "AccessControl.Builder: admission[0].members[2]: module \"g/bad\": no export authn.",
                            "AccessControl.Builder: admission[0].members[2]: module \"g/bad\": no memory.");
            Plan sound = new Plan();
            sound.add(group("a", "b"));
            assertThat(catchThrowableOfType(InvalidConfigurationException.class, () -> sound.build(loader))
                            .problems())
                    .singleElement()
                    .hasToString("AccessControl.Builder: admission[0].expression: group \"g\": expressions need the"
                            + " artifact wasm-k8s-cel, which is not on the class path.");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(loader.loaded).containsExactly("ADMISSION g/a", "ADMISSION g/b", "ADMISSION g/a", "ADMISSION g/b");
    }

    @Test
    void members_of_a_group_have_names_of_functions() {
        plan.add(group("a", "a", "a-b", ""));
        assertThat(problems())
                .containsExactly(
                        "AccessControl.Builder: admission[0].members[1]: the group has a member \"a\" already. Give it"
                                + " another \"name\".",
                        "AccessControl.Builder: admission[0].members[2]: the name of a member is that of a function:"
                                + " letters, digits and '_', and no digit first. Give it another \"name\".",
                        "AccessControl.Builder: admission[0].members[3]: the name of a member is that of a function:"
                                + " letters, digits and '_', and no digit first. Give it another \"name\".");
    }

    @Test
    void aNameFitsOnALine() {
        plan.authorization().add(module(""));
        plan.authorization().add(module("a\nb"));
        plan.authorization().add(module("a".repeat(254)));
        plan.authorization().add(module("a".repeat(253)));
        assertThat(problems()).hasSize(3).allSatisfy(problem -> assertThat(problem)
                .contains("from 1 to 253 characters"));
    }

    @Test
    void aDefectOfTheLoaderClosesItToo() {
        plan.authorization().add(module("defect"));
        assertThatThrownBy(() -> plan.build(loader)).isInstanceOf(IllegalStateException.class);
        assertThat(loader.closed).isTrue();
    }

    @Test
    void answers_are_kept_where_a_definition_says_so_and_dropped_when_the_chains_are_closed() {
        plan.authentication()
                .add(definition("authn").cacheTimes(CacheTimes.TOKEN_WEBHOOK).build());
        plan.authorization()
                .add(definition("authz")
                        .cacheTimes(CacheTimes.AUTHORIZATION_WEBHOOK)
                        .build());
        Chains chains = plan.build(loader);
        for (int i = 0; i < 2; i++) {
            chains.authenticator().authenticate(TokenReviewSpec.of("t"));
            chains.authorizer().authorize(HEALTH);
        }
        assertThat(loader.asked).containsExactly("authn", "authz");
        chains.close();
        assertThat(loader.closed).isTrue();
        chains.authenticator().authenticate(TokenReviewSpec.of("t"));
        chains.authorizer().authorize(HEALTH);
        assertThat(loader.asked).containsExactly("authn", "authz", "authn", "authz");
    }

    @Test
    void by_default_nothing_is_kept() {
        plan.authentication().add(module("authn"));
        plan.authorization().add(module("authz"));
        Chains chains = plan.build(loader);
        for (int i = 0; i < 2; i++) {
            chains.authenticator().authenticate(TokenReviewSpec.of("t"));
            chains.authorizer().authorize(HEALTH);
        }
        assertThat(loader.asked).containsExactly("authn", "authz", "authn", "authz");
    }

    @Test
    void conditions_are_looked_at_before_answers_that_are_kept() {
        AtomicBoolean met = new AtomicBoolean(true);
        Plan switched = new Plan(Expressions.of(new TextExpressions() {
            @Override
            public AuthorizationExpression authorization(String expression) {
                return request -> met.get();
            }
        }));
        switched.authorization()
                .add(definition("authz")
                        .cacheTimes(CacheTimes.AUTHORIZATION_WEBHOOK)
                        .matchConditions(new MatchCondition("switch", "switch"))
                        .build());
        Authorizer authorizer = switched.build(loader).authorizer();
        assertThat(authorizer.authorize(HEALTH)).isEqualTo(Decision.allow("authz"));
        met.set(false);
        assertThat(authorizer.authorize(HEALTH)).isEqualTo(Decision.noOpinion(""));
        met.set(true);
        assertThat(authorizer.authorize(HEALTH)).isEqualTo(Decision.allow("authz"));
        assertThat(loader.asked).containsExactly("authz");
    }

    @Test
    void mistakes_in_conditions_of_an_authorizer_are_told() {
        Plan conditional = new Plan(Expressions.of(new TextExpressions()));
        conditional
                .authorization()
                .add(definition("bad")
                        .matchConditions(
                                new MatchCondition("a", "true"),
                                new MatchCondition("b", "true"),
                                new MatchCondition("c", "nonsense"))
                        .build());
        assertThat(problems(conditional))
                .containsExactlyInAnyOrder(
                        "AccessControl.Builder: authorization[0]: module \"bad\": the match condition \"b\" repeats the"
                                + " expression of another.",
                        "AccessControl.Builder: authorization[0]: module \"bad\": match condition \"c\": undeclared"
                                + " reference to 'nonsense'.",
                        "AccessControl.Builder: authorization[0]: module \"bad\": no export authn.",
                        "AccessControl.Builder: authorization[0]: module \"bad\": no memory.");
    }

    @Test
    void an_authorizer_has_64_conditions_at_most() {
        Plan conditional = new Plan(Expressions.of(new TextExpressions()));
        conditional.authorization().add(conditions("most", 64));
        conditional.authorization().add(conditions("more", 65));
        assertThat(problems(conditional))
                .containsExactly("AccessControl.Builder: authorization[1]: module \"more\": there are 65 match"
                        + " conditions, and at most 64 are allowed.");
    }

    private static ModuleDefinition conditions(String name, int number) {
        return definition(name)
                .matchConditions(IntStream.range(0, number)
                        .mapToObj(i -> new MatchCondition("c" + i, "user is u" + i))
                        .toArray(MatchCondition[]::new))
                .build();
    }

    private static ModuleGroup group(String... members) {
        return new ModuleGroup(
                "g",
                "a()",
                "",
                Stream.of(members).map(PlanTest::module).toList(),
                AdmissionOptions.DEFAULT,
                List.of(),
                FailurePolicy.FAIL,
                Enforcement.ENFORCE);
    }

    private List<String> problems() {
        return problems(plan);
    }

    private List<String> problems(Plan plan) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> plan.build(loader)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static ModuleDefinition module(String name) {
        return definition(name).build();
    }

    private static ModuleDefinition.Builder definition(String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(new byte[0], name + ".wasm"));
    }

    /** Loads nothing: its modules answer with their names. */
    private static final class FakeLoader implements ModuleLoader {
        private final List<String> loaded = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private boolean closed;

        @Override
        public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
            String name = definition.name();
            if (name.startsWith("bad") || name.endsWith("/bad")) {
                throw new ModuleLoadException(definition, List.of("no export authn", "no memory"));
            }
            if (name.equals("defect")) {
                throw new IllegalStateException("defect");
            }
            useCases.forEach(useCase -> loaded.add(useCase + " " + name));
            return new FakeModule(definition, asked);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record FakeModule(ModuleDefinition definition, List<String> asked) implements LoadedModule {
        @Override
        public Authenticator authenticator(List<String> implicitAudiences) {
            return spec -> {
                asked.add(definition.name());
                return new Authentication.Authenticated(UserInfo.of(definition.name()), implicitAudiences);
            };
        }

        @Override
        public Authorizer authorizer() {
            return spec -> {
                asked.add(definition.name());
                return Decision.allow(definition.name());
            };
        }

        @Override
        public Admitter admitter() {
            return request -> Verdict.allowed();
        }

        @Override
        public void close() {}
    }
}
