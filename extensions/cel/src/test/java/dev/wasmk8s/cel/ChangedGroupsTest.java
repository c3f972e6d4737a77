package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.ModuleUpdate;
import dev.wasmk8s.runtime.ModuleVersion;
import dev.wasmk8s.runtime.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that are changed at run time. */
class ChangedGroupsTest {
    private static final AdmissionOptions EVERYTHING =
            AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything()));

    @TempDir
    Path directory;

    @Test
    void groups_are_added_replaced_edited_and_removed_under_an_admitter_that_was_handed_out_before() {
        try (AccessControl control = builder().build()) {
            Admitter admitter = control.admitter();
            assertThat(said(admitter)).isEqualTo("allowed");

            control.update(update -> update.admission().put(group("g", "no()", "first")));
            assertThat(said(admitter)).isEqualTo("g: first");
            List<ModuleVersion> members = control.modules();
            assertThat(members).extracting(ModuleVersion::name).containsExactly("g/yes", "g/no");

            control.update(update -> update.admission().editGroup("g", before -> withMessage(before, "second")));
            assertThat(said(admitter)).isEqualTo("g: second");
            assertThat(control.modules()).as("the members stay as they are").isEqualTo(members);

            control.update(update -> update.admission().put(group("g", "yes()", "never")));
            assertThat(said(admitter)).isEqualTo("allowed");

            control.update(update -> update.admission().remove("g"));
            assertThat(said(admitter)).isEqualTo("allowed");
            assertThat(control.modules()).isEmpty();
        }
    }

    @Test
    void a_group_that_was_declared_keeps_its_place_and_comes_back() {
        try (AccessControl control = builder()
                .group(group("a", "no()", "a1"))
                .group(group("b", "no()", "b1"))
                .build()) {
            control.update(update -> update.admission().editGroup("a", before -> withMessage(before, "a2")));
            assertThat(said(control.admitter())).isEqualTo("a: a2");

            control.update(update -> update.admission().remove("a"));
            assertThat(said(control.admitter())).isEqualTo("b: b1");

            control.update(update -> update.admission().restore("a"));
            assertThat(said(control.admitter())).isEqualTo("a: a1");
        }
    }

    @Test
    void a_group_and_a_module_take_the_place_of_each_other() {
        try (AccessControl control = builder()
                .admission(probe("m", false).toBuilder().admission(EVERYTHING).build())
                .group(group("g", "no()", "g1"))
                .build()) {
            control.update(update -> update.admission()
                    .put(group("m", "no()", "m1"))
                    .put(probe("g", true).toBuilder().admission(EVERYTHING).build()));
            assertThat(said(control.admitter())).isEqualTo("m: m1");
            assertThat(control.modules()).extracting(ModuleVersion::name).containsExactly("m/yes", "m/no", "g");

            assertThat(refused(control, update -> update.admission()
                            .editGroup("g", before -> before)
                            .edit("m", before -> before)))
                    .containsExactly(
                            "AccessControl.update: admission.g: \"g\" is no group.",
                            "AccessControl.update: admission.m: \"m\" is no single module, and cannot be edited.");

            control.update(update -> update.admission().restore("m").restore("g"));
            assertThat(control.modules()).extracting(ModuleVersion::name).containsExactly("m", "g/yes", "g/no");
        }
    }

    @Test
    void nothing_changes_if_anything_is_wrong_and_all_of_it_is_told() {
        try (AccessControl control = builder().group(group("g", "no()", "kept")).build()) {
            assertThat(refused(control, update -> update.admission()
                            .put(group("new", "nope()", ""))
                            .editGroup("g", before -> withMembers(before))))
                    .hasSize(2)
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("AccessControl.update: admission.new.expression: group \"new\": "
                                    + "1:5: undeclared reference to 'nope'"))
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("AccessControl.update: admission.g.members: group \"g\": "
                                    + "a group has at least one member"));
            assertThat(refused(control, update -> update.admission()
                            .editGroup("x", before -> before)
                            .editGroup("g", before -> group("other", "no()", ""))))
                    .containsExactly(
                            "AccessControl.update: admission.x: \"x\" is not in the chain.",
                            "AccessControl.update: admission.g: \"g\" was edited to have another name, \"other\".");
            assertThat(said(control.admitter())).isEqualTo("g: kept");
            assertThat(control.version().number()).isEqualTo(1);
        }
    }

    @Test
    void a_group_that_was_edited_outlasts_a_reload_for_as_long_as_its_file_declares_it() throws IOException {
        Files.write(directory.resolve("magic.wasm"), Guests.bytes("magic-validator"));
        write("g");
        Path file = directory.resolve("access-control.yaml");
        try (AccessControl control = builder().file(file).build()) {
            assertThat(said(control.admitter())).isEqualTo("g: of the file");

            control.update(update -> update.admission().editGroup("g", before -> withMessage(before, "edited")));
            control.reload();
            assertThat(said(control.admitter())).isEqualTo("g: edited");

            write("other");
            control.reload();
            assertThat(said(control.admitter())).isEqualTo("other: of the file");

            write("g");
            control.reload();
            assertThat(said(control.admitter())).isEqualTo("g: edited");
            control.update(update -> update.admission().restore("g"));
            assertThat(said(control.admitter())).isEqualTo("g: of the file");
        }
    }

    private void write(String group) throws IOException {
        Files.writeString(directory.resolve("access-control.yaml"), """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                admission:
                  groups:
                  - name: %s
                    expression: "!magic()"
                    message: of the file
                    rules:
                    - {operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*"]}
                    members:
                    - {name: magic, module: magic.wasm}
                """.formatted(group));
    }

    private static AccessControl.Builder builder() {
        return AccessControl.builder().engineMode(EngineMode.INTERPRETED);
    }

    private static ModuleGroup group(String name, String expression, String message) {
        return new ModuleGroup(
                name,
                expression,
                message,
                List.of(probe("yes", true), probe("no", false)),
                EVERYTHING,
                List.of(),
                FailurePolicy.FAIL,
                Enforcement.ENFORCE);
    }

    private static ModuleGroup withMessage(ModuleGroup group, String message) {
        return new ModuleGroup(
                group.name(),
                group.expression(),
                message,
                group.members(),
                group.admission(),
                group.matchConditions(),
                group.failurePolicy(),
                group.enforcement());
    }

    private static ModuleGroup withMembers(ModuleGroup group, ModuleDefinition... members) {
        return new ModuleGroup(
                group.name(),
                group.expression(),
                group.message(),
                List.of(members),
                group.admission(),
                group.matchConditions(),
                group.failurePolicy(),
                group.enforcement());
    }

    private static ModuleDefinition probe(String name, boolean allowed) {
        String review = "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"response\":{\"uid\":\"$uid\",\"allowed\":" + allowed + "}}}";
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"))
                .settings(RawJson.of("{\"stdout\":\"" + review.replace("\"", "\\\"") + "\"}"))
                .build();
    }

    private static String said(Admitter admitter) {
        Verdict verdict = admitter.admit(AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("ada"))
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"))
                .build());
        return verdict instanceof Verdict.Denied denied
                ? denied.status().message().replaceFirst("admission webhook \"(.*)\" denied the request: ", "$1: ")
                : "allowed";
    }

    private static List<String> refused(AccessControl control, Consumer<ModuleUpdate> update) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> control.update(update))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
