package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.ReinvocationPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which requests an admission module or a group of them sees, and what it may do to objects. */
final class AdmissionReader {
    private static final String MUTATING_ONLY = "only a mutating module has it";
    private static final String MUTATING_ADVICE = "Set \"mutating\" to true, or leave this out.";

    private AdmissionReader() {}

    /** All of it; {@code what} is what has the fields, for messages. */
    static AdmissionOptions read(Fields fields, String what) {
        boolean mutating = fields.flag("mutating");
        return new AdmissionOptions(
                mutating,
                rules(fields, what, RuleReader::read),
                selector(fields, "namespaceSelector"),
                selector(fields, "objectSelector"),
                reinvocation(fields, mutating),
                jsonPatch(fields, mutating));
    }

    static LabelSelector selector(Fields fields, String key) {
        return fields.get(key).map(LabelSelectorReader::read).orElse(LabelSelector.EVERYTHING);
    }

    /** The rules, each read by a reader; none at all is reported. */
    static List<AdmissionRule> rules(Fields fields, String what, Function<Field, Optional<AdmissionRule>> rule) {
        Optional<Field> rules = fields.get("rules");
        if (rules.isEmpty() || rules.get().isEmptyList()) {
            fields.owner()
                    .mistake(
                            "the " + what + " is never called, because it has no rules",
                            "Say under \"rules\" which requests it sees.");
            return List.of();
        }
        return rules.get().elements().stream()
                .map(rule)
                .flatMap(Optional::stream)
                .toList();
    }

    private static ReinvocationPolicy reinvocation(Fields fields, boolean mutating) {
        Optional<Field> field = fields.get("reinvocationPolicy");
        ReinvocationPolicy policy = field.map(PolicyWords::reinvocation).orElse(ReinvocationPolicy.NEVER);
        if (policy != ReinvocationPolicy.NEVER && !mutating) {
            field.ifPresent(useless -> useless.mistake(MUTATING_ONLY, MUTATING_ADVICE));
        }
        return policy;
    }

    private static boolean jsonPatch(Fields fields, boolean mutating) {
        boolean jsonPatch = fields.flag("jsonPatch");
        if (jsonPatch && !mutating) {
            fields.get("jsonPatch").ifPresent(useless -> useless.mistake(MUTATING_ONLY, MUTATING_ADVICE));
        }
        return jsonPatch;
    }
}
