package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change without restart, as an operator and an embedding program see it. */
class ReloadTest {
    private static final AdmissionRule PODS =
            new AdmissionRule(List.of("*"), List.of(""), List.of("v1"), List.of("pods"), "*");

    private static final SubjectAccessReviewSpec HEALTH =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    @TempDir
    private Path directory;

    private final List<ReloadEvent> events = new ArrayList<>();

    private AccessControl.Builder builder() {
        return AccessControl.builder().engineMode(EngineMode.INTERPRETED).reloadListener(events::add);
    }

    /** A module that warns with a word. */
    private static ModuleDefinition.Builder says(String name, String word) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                .settings(saying(word))
                .rules(AdmissionRule.everything())
                .limits(Limits.DEFAULT.withDeadline(Duration.ofMinutes(5)));
    }

    private static RawJson saying(String word) {
        return RawJson.of("{\"stdout\":\"{\\\"response\\\":{\\\"apiVersion\\\":\\\"admission.k8s.io/v1\\\","
                + "\\\"kind\\\":\\\"AdmissionReview\\\",\\\"response\\\":{\\\"uid\\\":\\\"$uid\\\",\\\"allowed\\\":true,"
                + "\\\"warnings\\\":[\\\"" + word + "\\\"]}}}\"}");
    }

    private static List<String> said(Admitter admitter) {
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("ann"))
                .name("x")
                .namespace("default")
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"}}"))
                .build();
        Verdict verdict = admitter.admit(request);
        assertThat(verdict.errors()).isEmpty();
        return verdict.warnings();
    }

    private static List<String> refused(AccessControl control, Consumer<ModuleUpdate> update) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> control.update(update))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void modules_are_added_replaced_and_removed_under_an_admitter_that_was_handed_out_before() {
        try (AccessControl control = builder()
                .admission(says("a", "a1").build(), says("b", "b1").build())
                .build()) {
            Admitter admitter = control.admitter();
            assertThat(said(admitter)).containsExactly("a1", "b1");

            control.update(update -> update.admission()
                    .put(says("c", "c2").build())
                    .put(says("a", "a2").build()));
            assertThat(said(admitter)).containsExactly("a2", "b1", "c2");

            control.update(update -> update.admission().remove("b").settings("c", saying("c3")));
            assertThat(said(admitter)).containsExactly("a2", "c3");

            control.update(
                    update -> update.admission().restore("a").restore("b").remove("c"));
            assertThat(said(admitter)).containsExactly("a1", "b1");
            assertThat(control.version().number()).isEqualTo(4);
            assertThat(events).hasSize(3).allSatisfy(event -> assertThat(event)
                    .isInstanceOf(ReloadEvent.Applied.class));
        }
    }

    @Test
    void a_module_is_detached_from_part_of_the_traffic_and_attached_again() {
        try (AccessControl control = builder().admission(says("a", "a").build()).build()) {
            control.update(update -> update.admission()
                    .edit("a", module -> module.toBuilder().rules(PODS).build()));
            assertThat(said(control.admitter())).isEmpty();

            control.update(update -> update.admission().edit("a", module -> module.toBuilder()
                    .rules(PODS, AdmissionRule.everything())
                    .build()));
            assertThat(said(control.admitter())).containsExactly("a");
        }
    }

    @Test
    void plain_java_is_removed_and_comes_back() {
        try (AccessControl control = builder()
                .authorization("open", spec -> Decision.allow(""))
                .authorization("shut", spec -> Decision.deny(""))
                .build()) {
            Authorizer authorizer = control.authorizer();

            control.update(update -> update.authorization().remove("open"));
            assertThat(authorizer.authorize(HEALTH)).isInstanceOf(Decision.Deny.class);

            control.update(update -> update.authorization().restore("open"));
            assertThat(authorizer.authorize(HEALTH)).isInstanceOf(Decision.Allow.class);
        }
    }

    @Test
    void nothing_changes_if_anything_is_wrong_and_all_of_it_is_told() {
        ModuleDefinition nowhere = ModuleDefinition.builder(
                        "b", ModuleSource.classpath(getClass().getClassLoader(), "nowhere.wasm"))
                .build();
        ModuleDefinition traps = ModuleDefinition.builder(
                        "t", ModuleSource.bytes(Guests.bytes("initialize-traps"), "initialize-traps.wasm"))
                .build();
        try (AccessControl control = builder()
                .admission(says("a", "a1").build(), says("b", "b1").build())
                .build()) {
            List<String> problems = refused(control, update -> update.admission()
                    .settings("a", saying("a2"))
                    .put(nowhere)
                    .put(traps));

            assertThat(problems).hasSize(2);
            assertThat(problems.get(0))
                    .isEqualTo("AccessControl.update: admission.b: module \"b\": the module cannot be read: resource"
                            + " nowhere.wasm is not on the class path.");
            assertThat(problems.get(1))
                    .startsWith("AccessControl.update: admission.t: module \"t\": the module does not");
            assertThat(said(control.admitter())).containsExactly("a1", "b1");
            assertThat(control.version().number()).isEqualTo(1);
            assertThat(control.modules())
                    .extracting(
                            module -> module.name() + " " + module.lastFailure().isPresent())
                    .containsExactly("a false", "b true");
            assertThat(control.lastFailure()).hasValueSatisfying(failure -> assertThat(failure.problems())
                    .hasSize(2));
            assertThat(events).singleElement().isInstanceOfSatisfying(ReloadEvent.Refused.class, event -> assertThat(
                            event.kept())
                    .isEqualTo(control.version()));

            control.update(update -> update.admission().settings("a", saying("a3")));
            assertThat(said(control.admitter())).containsExactly("a3", "b1");
            assertThat(control.lastFailure()).isEmpty();
            assertThat(control.modules())
                    .allSatisfy(module -> assertThat(module.lastFailure()).isEmpty());
        }
    }

    @Test
    void names_that_are_not_there_are_told() {
        try (AccessControl control = builder()
                .authorization("java", spec -> Decision.allow(""))
                .admission(says("a", "a1").build())
                .build()) {
            assertThat(refused(control, update -> {
                        update.admission()
                                .remove("x")
                                .settings("y", saying("y"))
                                .remove("a")
                                .remove("a");
                        update.admission()
                                .put(says("z", "z").build())
                                .remove("z")
                                .remove("z");
                        update.authorization().settings("java", saying("j"));
                    }))
                    .containsExactly(
                            "AccessControl.update: admission.x: \"x\" is not in the chain.",
                            "AccessControl.update: admission.y: \"y\" is not in the chain.",
                            "AccessControl.update: admission.a: \"a\" is not in the chain.",
                            "AccessControl.update: admission.z: \"z\" is not in the chain.",
                            "AccessControl.update: authorization.java: \"java\" is no single module, and cannot be edited.");
            assertThat(refused(control, update -> update.admission()
                            .edit("a", module -> says("b", "b").build())))
                    .containsExactly(
                            "AccessControl.update: admission.a: \"a\" was edited to have another name, \"b\".");
            assertThatThrownBy(() -> control.update(update -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            assertThat(said(control.admitter())).containsExactly("a1");
        }
    }

    @Test
    void everything_is_replaced_by_what_another_builder_says() {
        try (AccessControl control =
                builder().admission(says("a", "a1").build()).build()) {
            control.update(update -> update.admission().put(says("c", "c1").build()));

            control.replace(AccessControl.builder().admission(says("b", "b2").build()));
            assertThat(said(control.admitter())).containsExactly("b2");

            control.reload();
            assertThat(said(control.admitter())).containsExactly("b2");
            catchThrowableOfType(
                    InvalidConfigurationException.class,
                    () -> control.replace(AccessControl.builder().file(directory.resolve("none.yaml"))));
            control.reload();
            assertThat(said(control.admitter())).containsExactly("b2");
        }
    }

    @Test
    void a_reload_reads_files_anew_and_keeps_what_was_changed_since() throws IOException {
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        write("a1", "b1");
        try (AccessControl control =
                builder().admissionFile(directory.resolve("admission.yaml")).build()) {
            assertThat(said(control.admitter())).containsExactly("a1", "b1");
            ModuleVersion unchanged = control.modules().get(1);

            write("a2", "b1");
            control.reload();
            assertThat(said(control.admitter())).containsExactly("a2", "b1");
            assertThat(control.modules().get(1)).isEqualTo(unchanged);
            assertThat(control.modules().get(0).digest()).isEqualTo(unchanged.digest());

            control.update(update -> update.admission().settings("a", saying("a3")));
            write("a4", "b4");
            control.reload();
            assertThat(said(control.admitter())).containsExactly("a3", "b4");

            control.update(update -> update.admission().restore("a"));
            assertThat(said(control.admitter())).containsExactly("a4", "b4");
        }
    }

    @Test
    void an_update_does_not_look_at_files_of_what_stays() throws IOException {
        Path module = Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Path file = write("a1", "b1");
        try (AccessControl control = builder().admissionFile(file).build()) {
            Files.delete(file);
            Files.delete(module);

            control.update(update -> update.admission().put(says("c", "c2").build()));

            assertThat(said(control.admitter())).containsExactly("a1", "b1", "c2");
        }
    }

    @Test
    void a_broken_file_is_told_with_line_and_column_and_for_each_module_that_comes_from_it() throws IOException {
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Path file = write("a1", "b1");
        try (AccessControl control = builder()
                .authorization("java", spec -> Decision.allow(""))
                .admissionFile(file)
                .build()) {
            Files.writeString(file, "modules: [");
            InvalidConfigurationException broken =
                    catchThrowableOfType(InvalidConfigurationException.class, control::reload);
            assertThat(broken.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.location()).isEqualTo(file.toString());
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            });
            assertThat(control.modules()).hasSize(2).allSatisfy(module -> assertThat(module.lastFailure())
                    .hasValueSatisfying(
                            failure -> assertThat(failure.problems()).isEqualTo(broken.problems())));

            write("a2", "b2");
            Files.writeString(file, Files.readString(file).replace("name: b", "nmae: b"));
            catchThrowableOfType(InvalidConfigurationException.class, control::reload);
            assertThat(said(control.admitter())).containsExactly("a1", "b1");
            assertThat(control.lastFailure().orElseThrow().problems().toString())
                    .contains("modules[1].nmae", "unknown key");

            control.update(update -> update.admission().settings("a", saying("a2")));
            assertThat(control.lastFailure()).isPresent();

            write("a3", "b3");
            control.update(update -> update.admission().restore("a"));
            control.reload();
            assertThat(said(control.admitter())).containsExactly("a3", "b3");
            assertThat(control.lastFailure()).isEmpty();
        }
    }

    @Test
    void a_version_is_closed_after_its_last_call_and_the_call_sees_no_other() {
        AtomicReference<AccessControl> control = new AtomicReference<>();
        List<List<ControlVersion>> during = new ArrayList<>();
        AccessControl.Builder builder = builder()
                .validation(
                        "changes-everything",
                        request -> {
                            control.get().update(update -> update.admission()
                                    .remove("changes-everything")
                                    .settings("a", saying("a2")));
                            during.add(control.get().versions());
                            return Verdict.allowed();
                        },
                        AdmissionRule.everything())
                .admission(says("a", "a1").build());
        control.set(builder.build());
        try (AccessControl opened = control.get()) {
            assertThat(said(opened.admitter())).containsExactly("a1");

            assertThat(during.get(0)).extracting(ControlVersion::number).containsExactly(2L, 1L);
            assertThat(opened.versions()).extracting(ControlVersion::number).containsExactly(2L);
            assertThat(said(opened.admitter())).containsExactly("a2");
        }
        assertThat(control.get().versions()).isEmpty();
    }

    @Test
    void a_call_that_runs_when_all_is_closed_finishes() {
        AtomicReference<AccessControl> control = new AtomicReference<>();
        control.set(builder()
                .validation(
                        "closes-everything",
                        request -> {
                            control.get().close();
                            return Verdict.allowed();
                        },
                        AdmissionRule.everything())
                .admission(says("a", "a1").build())
                .build());

        assertThat(said(control.get().admitter())).containsExactly("a1");

        for (Runnable call : List.<Runnable>of(
                () -> said(control.get().admitter()),
                () -> control.get().reload(),
                () -> control.get().update(update -> {}),
                () -> control.get().replace(AccessControl.builder()))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                    .isEqualTo(FailureCode.CLOSED));
        }
    }

    @Test
    void whole_reviews_see_the_new_version_too() {
        try (AccessControl control = AccessControl.builder()
                .implicitAudiences(List.of("old"))
                .authentication("echo", spec -> {
                    throw new ReviewException(
                            FailureCode.GUEST_REPORTED, spec.audiences().toString());
                })
                .build()) {
            ReviewHandler reviews = control.tokenReviews();
            RawJson review = RawJson.of("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                    + "\"spec\":{\"token\":\"t\"}}");
            assertThat(reviews.handle(review).toString()).contains("[old]");

            control.replace(
                    AccessControl.builder().implicitAudiences(List.of("new")).authentication("echo", spec -> {
                        throw new ReviewException(
                                FailureCode.GUEST_REPORTED, spec.audiences().toString());
                    }));

            assertThat(reviews.handle(review).toString()).contains("[new]");
        }
    }

    @Test
    void a_listener_that_fails_or_makes_changes_itself_does_no_harm() {
        AtomicReference<AccessControl> control = new AtomicReference<>();
        control.set(AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .admission(says("a", "a1").build())
                .reloadListener(event -> {
                    if (control.get().version().number() == 2) {
                        control.get().update(update -> update.admission()
                                .put(says("c", "c3").build()));
                    }
                    throw new IllegalStateException("mine");
                })
                .build());
        try (AccessControl opened = control.get()) {
            opened.update(update -> update.admission().put(says("b", "b2").build()));

            assertThat(said(opened.admitter())).containsExactly("a1", "b2", "c3");
        }
    }

    private Path write(String a, String b) throws IOException {
        String rules = "rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*/*']}]";
        return Files.writeString(
                directory.resolve("admission.yaml"), """
                modules:
                - module: probe.wasm
                  name: a
                  settings: %s
                  limits: {deadline: 5m}
                  %s
                - module: probe.wasm
                  name: b
                  settings: %s
                  limits: {deadline: 5m}
                  %s
                """.formatted(saying(a), rules, saying(b), rules));
    }
}
