package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.AdmissionUpdate;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.assembly.Changes;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.config.DeclaredGroup;
import dev.wasmk8s.spec.UseCase;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes of the admission chain, while they are gathered. Not thread-safe. */
final class AdmissionDraft extends ChainDraft implements AdmissionUpdate {
    AdmissionDraft(Plan plan, Changes before, Consumer<Problem> problems) {
        super(UseCase.ADMISSION, plan.admission(), before, problems);
    }

    @Override
    public AdmissionUpdate put(ModuleGroup group) {
        put(declared(group));
        return this;
    }

    @Override
    public AdmissionUpdate editGroup(String name, UnaryOperator<ModuleGroup> edit) {
        Optional<DeclaredGroup> before = declared(name, DeclaredGroup.class);
        if (before.isEmpty()) {
            mistake(name, has(name) ? "is no group" : NOT_THERE);
            return this;
        }
        edited(name, declared(Objects.requireNonNull(edit.apply(before.get().group()), "the edited group")));
        return this;
    }

    @Override
    public AdmissionUpdate put(ModuleDefinition module) {
        super.put(module);
        return this;
    }

    @Override
    public AdmissionUpdate edit(String name, UnaryOperator<ModuleDefinition> edit) {
        super.edit(name, edit);
        return this;
    }

    @Override
    public AdmissionUpdate remove(String name) {
        super.remove(name);
        return this;
    }

    @Override
    public AdmissionUpdate restore(String name) {
        super.restore(name);
        return this;
    }

    private DeclaredGroup declared(ModuleGroup group) {
        return DeclaredGroup.inCode(group, origin(group.name()));
    }
}
