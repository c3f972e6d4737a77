package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.ChainUpdate;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.assembly.ChainPlan;
import dev.wasmk8s.runtime.internal.assembly.Changes;
import dev.wasmk8s.runtime.internal.assembly.ModuleChange;
import dev.wasmk8s.runtime.internal.config.Declared;
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
class ChainDraft implements ChainUpdate {
    static final String NOT_THERE = "is not in the chain";

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
        put(new DeclaredModule(module, origin(module.name())));
        return this;
    }

    final void put(Declared member) {
        changes.put(member.name(), new ModuleChange.Put(member));
    }

    @Override
    public ChainUpdate edit(String name, UnaryOperator<ModuleDefinition> edit) {
        Optional<DeclaredModule> before = declared(name, DeclaredModule.class);
        if (before.isEmpty()) {
            mistake(name, has(name) ? "is no single module, and cannot be edited" : NOT_THERE);
            return this;
        }
        ModuleDefinition after = Objects.requireNonNull(edit.apply(before.get().definition()), "the edited module");
        edited(name, new DeclaredModule(after, origin(name)));
        return this;
    }

    final void edited(String name, Declared after) {
        if (!after.name().equals(name)) {
            mistake(name, "was edited to have another name, \"" + after.name() + "\"");
            return;
        }
        // One that was added at run time goes on to be there whatever files say.
        boolean added = changes.get(name) instanceof ModuleChange.Put;
        changes.put(name, added ? new ModuleChange.Put(after) : new ModuleChange.Edited(after));
    }

    @Override
    public ChainUpdate remove(String name) {
        if (!has(name)) {
            mistake(name, NOT_THERE);
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
    final boolean has(String name) {
        ModuleChange change = changes.get(name);
        if (change instanceof ModuleChange.Put) {
            return true;
        }
        return plan.has(name) && !(change instanceof ModuleChange.Removed);
    }

    /** What has a name after all changes so far, if it is of this kind. */
    final <D extends Declared> Optional<D> declared(String name, Class<D> kind) {
        return declared(name).filter(kind::isInstance).map(kind::cast);
    }

    private Optional<Declared> declared(String name) {
        ModuleChange change = changes.get(name);
        if (change instanceof ModuleChange.Put put) {
            return Optional.of(put.member());
        }
        if (!has(name)) {
            return Optional.empty();
        }
        return change instanceof ModuleChange.Edited edited ? Optional.of(edited.member()) : plan.declared(name);
    }

    final void mistake(String name, String message) {
        problems.accept(origin(name).problem("\"" + name + "\" " + message, ""));
    }

    final Origin origin(String name) {
        return Origin.of(LOCATION).key(chain, Position.UNKNOWN).key(name, Position.UNKNOWN);
    }
}
