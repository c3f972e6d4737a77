package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One element of {@code groups}. */
record GroupReader(FileLookup files) {
    private static final List<String> KEYS = List.of(
            "name",
            "expression",
            "message",
            "members",
            "rules",
            "namespaceSelector",
            "objectSelector",
            "matchConditions",
            "failurePolicy",
            "enforcement");
    private static final String VALIDATING = "A group decides, and does not change objects.";
    private static final Map<String, String> ELSEWHERE = elsewhere();

    List<DeclaredGroup> readAll(Field list) {
        return list.elements().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The group; empty if it is not told what it consists of. */
    Optional<DeclaredGroup> read(Field element) {
        Fields fields = Fields.of(element, KEYS, ELSEWHERE);
        if (!fields.isObject()) {
            return Optional.empty();
        }
        Optional<String> name = fields.required("name", "It stands in errors and audit annotations.")
                .flatMap(Field::someText);
        Optional<String> expression = fields.required(
                        "expression", "Write CEL over the names of the members: a() && b().")
                .flatMap(Field::someText);
        Optional<String> message =
                fields.required("message", "It is what a client is told.").flatMap(Field::someText);
        List<DeclaredModule> members = new GroupMemberReader(files).readAll(fields);
        AdmissionOptions admission = AdmissionReader.read(fields, "group");
        List<MatchCondition> conditions = MatchConditionReader.named(fields);
        FailurePolicy policy = PolicyWords.failurePolicy(fields).orElse(FailurePolicy.FAIL);
        Enforcement enforcement = PolicyWords.enforcement(fields);
        if (name.isEmpty() || expression.isEmpty() || message.isEmpty() || members.isEmpty()) {
            return Optional.empty();
        }
        ModuleGroup group = new ModuleGroup(
                name.get(),
                expression.get(),
                message.get(),
                members.stream().map(DeclaredModule::definition).toList(),
                admission,
                conditions,
                policy,
                enforcement);
        List<Origin> origins = members.stream().map(DeclaredModule::origin).toList();
        return Optional.of(new DeclaredGroup(group, element.origin(), origins));
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> keys = new HashMap<>();
        List.of("mutating", "reinvocationPolicy", "jsonPatch").forEach(key -> keys.put(key, VALIDATING));
        ProgramReader.KEYS.forEach(key -> keys.put(key, "Each of the members has its own."));
        return keys;
    }
}
