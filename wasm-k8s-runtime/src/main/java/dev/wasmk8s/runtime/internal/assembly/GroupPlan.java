package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import dev.wasmk8s.runtime.internal.chain.GroupAdmitter;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A group that is still to be loaded.
 *
 * @param origin where it was declared
 */
record GroupPlan(ModuleGroup group, Origin origin) {
    Slot<Admitter> slot() {
        return new Slot<>(
                group.name(),
                origin,
                group.failurePolicy(),
                false,
                group.admission().rules(),
                this::open);
    }

    /** Loads all members, whatever else is wrong, so that every problem is told at once. */
    private Optional<Admitter> open(Loading loading) {
        boolean sound = checkMembers(loading);
        Map<String, Admitter> members = new LinkedHashMap<>();
        for (ModuleDefinition member : group.members()) {
            Optional<LoadedModule> loaded = loading.load(new DeclaredModule(inGroup(member), origin));
            loaded.ifPresent(module -> members.put(member.name(), module.admitter()));
            sound &= loaded.isPresent();
        }
        Optional<GroupExpression> expression = sound ? compile(loading) : Optional.empty();
        return expression.map(
                compiled -> new GroupAdmitter(group.name(), group.message(), compiled, Map.copyOf(members)));
    }

    private boolean checkMembers(Loading loading) {
        boolean sound = true;
        if (group.members().isEmpty()) {
            problem(loading, "members", "a group has at least one member", "");
            sound = false;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < group.members().size(); i++) {
            String name = group.members().get(i).name();
            String wrong = !isIdentifier(name)
                    ? "the name of a member is that of a function: letters, digits and '_', and no digit first"
                    : names.add(name) ? "" : "the group has a member \"" + name + "\" already";
            if (!wrong.isEmpty()) {
                Origin member = origin.key("members", Position.UNKNOWN).index(i, Position.UNKNOWN);
                loading.problems().accept(member.problem(wrong, "Give it another \"name\"."));
                sound = false;
            }
        }
        return sound;
    }

    private static boolean isIdentifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private Optional<GroupExpression> compile(Loading loading) {
        Optional<ExpressionCompiler> compiler =
                ServiceLoader.load(ExpressionCompiler.class).findFirst();
        if (compiler.isEmpty()) {
            problem(
                    loading,
                    "expression",
                    "there is nothing that compiles expressions",
                    "Add the artifact wasm-k8s-cel to the class path.");
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        group.members().forEach(member -> names.add(member.name()));
        try {
            return Optional.of(compiler.get().group(group.expression(), names));
        } catch (InvalidExpressionException e) {
            problem(loading, "expression", String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private void problem(Loading loading, String key, String message, String advice) {
        loading.problems()
                .accept(origin.key(key, Position.UNKNOWN)
                        .problem("group \"" + group.name() + "\": " + message, advice));
    }

    /** Members have names of their own within the chain, so that errors, logs and annotations tell them apart. */
    private ModuleDefinition inGroup(ModuleDefinition member) {
        return new ModuleDefinition(
                group.name() + "/" + member.name(),
                member.source(),
                member.settings(),
                member.admission(),
                member.matchConditions(),
                member.failurePolicy(),
                member.enforcement(),
                member.cacheTimes(),
                member.limits(),
                member.grants(),
                member.guests(),
                member.debug());
    }
}
