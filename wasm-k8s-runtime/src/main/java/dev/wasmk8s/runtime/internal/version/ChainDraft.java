package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.ChainUpdate;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.assembly.ChainPlan;
import dev.wasmk8s.runtime.internal.assembly.Changes;
import dev.wasmk8s.runtime.internal.assembly.ModuleChange;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.spec.UseCase;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes of one chain, while they are gathered. Not thread-safe. */
final class ChainDraft implements ChainUpdate {
    private static final String LOCATION = "AccessControl.update";

    private final String chain;
    private final ChainPlan<?> plan;
    private final Map<String, ModuleChange> changes;
    private final Consumer<Problem> problems;

    /**
     * Starts with the changes made before.
     *
     * @param plan what the chain consists of without changes
     * @param problems takes every mistake
     */
    ChainDraft(UseCase useCase, ChainPlan<?> plan, Changes before, Consumer<Problem> problems) {
        this.chain = useCase.name().toLowerCase(Locale.ROOT);
        this.plan = plan;
        this.changes = new LinkedHashMap<>(before.of(useCase));
        this.problems = problems;
    }

    Map<String, ModuleChange> changes() {
        return changes;
    }

    @Override
    public ChainUpdate put(ModuleDefinition module) {
        changes.put(module.name(), new ModuleChange.Put(declared(module)));
        return this;
    }

    @Override
    public ChainUpdate edit(String name, UnaryOperator<ModuleDefinition> edit) {
        Optional<ModuleDefinition> before = definition(name);
        if (before.isEmpty()) {
            mistake(name, has(name) ? "is no single module, and cannot be edited" : "is not in the chain");
            return this;
        }
        ModuleDefinition after = Objects.requireNonNull(edit.apply(before.get()), "the edited module");
        if (!after.name().equals(name)) {
            mistake(name, "was edited to have another name, \"" + after.name() + "\"");
            return this;
        }
        // One that was added at run time goes on to be there whatever files say.
        boolean added = changes.get(name) instanceof ModuleChange.Put;
        changes.put(name, added ? new ModuleChange.Put(declared(after)) : new ModuleChange.Edited(declared(after)));
        return this;
    }

    @Override
    public ChainUpdate remove(String name) {
        if (!has(name)) {
            mistake(name, "is not in the chain");
        } else if (plan.has(name)) {
            changes.put(name, new ModuleChange.Removed());
        } else {
            changes.remove(name);
        }
        return this;
    }

    @Override
    public ChainUpdate restore(String name) {
        changes.remove(name);
        return this;
    }

    /** Whether something has a name, after all changes so far. */
    private boolean has(String name) {
        ModuleChange change = changes.get(name);
        if (change instanceof ModuleChange.Put) {
            return true;
        }
        return plan.has(name) && !(change instanceof ModuleChange.Removed);
    }

    private Optional<ModuleDefinition> definition(String name) {
        ModuleChange change = changes.get(name);
        if (change instanceof ModuleChange.Put put) {
            return Optional.of(put.module().definition());
        }
        if (!has(name)) {
            return Optional.empty();
        }
        return change instanceof ModuleChange.Edited edited
                ? Optional.of(edited.module().definition())
                : plan.module(name).map(DeclaredModule::definition);
    }

    private void mistake(String name, String message) {
        problems.accept(origin(name).problem("\"" + name + "\" " + message, ""));
    }

    private DeclaredModule declared(ModuleDefinition module) {
        return new DeclaredModule(module, origin(module.name()));
    }

    private Origin origin(String name) {
        return Origin.of(LOCATION).key(chain, Position.UNKNOWN).key(name, Position.UNKNOWN);
    }
}
