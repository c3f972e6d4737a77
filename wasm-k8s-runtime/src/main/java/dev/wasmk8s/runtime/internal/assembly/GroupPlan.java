package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import dev.wasmk8s.runtime.internal.chain.GroupAdmitter;
import dev.wasmk8s.runtime.internal.config.DeclaredGroup;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group that is still to be loaded.
 *
 * @param expressions compiles its expression
 */
record GroupPlan(DeclaredGroup declared, Expressions expressions) {
    Slot<Admitter> slot() {
        ModuleGroup group = declared.group();
        return new Slot<>(
                group.name(),
                declared.origin(),
                group.failurePolicy(),
                group.admission(),
                group.matchConditions(),
                group.enforcement(),
                CacheTimes.NONE,
                this::open);
    }

    /** Loads all members, whatever else is wrong, so that every problem is told at once. */
    private Optional<Admitter> open(Loading loading) {
        boolean sound = checkMembers(loading);
        Map<String, Admitter> members = new LinkedHashMap<>();
        for (DeclaredModule member : declared.members()) {
            ModuleDefinition definition = member.definition();
            Optional<LoadedModule> loaded = loading.load(new DeclaredModule(inGroup(definition), member.origin()));
            loaded.ifPresent(module -> members.put(definition.name(), module.admitter()));
            sound &= loaded.isPresent();
        }
        Optional<GroupExpression> expression = sound ? compile(loading) : Optional.empty();
        ModuleGroup group = declared.group();
        return expression.map(
                compiled -> new GroupAdmitter(group.name(), group.message(), compiled, Map.copyOf(members)));
    }

    private boolean checkMembers(Loading loading) {
        boolean sound = true;
        List<DeclaredModule> members = declared.members();
        if (members.isEmpty()) {
            problem(loading, "members", "a group has at least one member", "");
            sound = false;
        }
        Set<String> names = new HashSet<>();
        for (DeclaredModule member : members) {
            String name = member.definition().name();
            String wrong = !isIdentifier(name)
                    ? "the name of a member is that of a function: letters, digits and '_', and no digit first"
                    : names.add(name) ? "" : "the group has a member \"" + name + "\" already";
            if (!wrong.isEmpty()) {
                loading.problems().accept(member.origin().problem(wrong, "Give it another \"name\"."));
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
        Set<String> names = new HashSet<>();
        declared.members().forEach(member -> names.add(member.definition().name()));
        try {
            return Optional.of(expressions.compiler().group(declared.group().expression(), names));
        } catch (InvalidExpressionException e) {
            problem(loading, "expression", String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private void problem(Loading loading, String key, String message, String advice) {
        loading.problems()
                .accept(declared.origin()
                        .key(key, declared.origin().position())
                        .problem("group \"" + declared.group().name() + "\": " + message, advice));
    }

    /** Members have names of their own within the chain, so that errors, logs and annotations tell them apart. */
    private ModuleDefinition inGroup(ModuleDefinition member) {
        return member.toBuilder(declared.group().name() + "/" + member.name(), member.source())
                .build();
    }
}
