package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.config.Declared;
import dev.wasmk8s.runtime.internal.config.DeclaredGroup;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.Preparation;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is to stand in one chain, in order. Not thread-safe.
 *
 * @param <T> what its members answer
 */
public final class ChainPlan<T> {
    private final UseCase useCase;
    private final Function<LoadedModule, T> reviewer;
    private final Function<DeclaredGroup, Slot<T>> groups;
    private final List<Slot<T>> slots = new ArrayList<>();
    private final Map<String, Declared> declared = new HashMap<>();

    /** A chain that has no groups. */
    ChainPlan(UseCase useCase, Function<LoadedModule, T> reviewer) {
        this(useCase, reviewer, group -> {
            throw new IllegalArgumentException("only the admission chain has groups");
        });
    }

    ChainPlan(UseCase useCase, Function<LoadedModule, T> reviewer, Function<DeclaredGroup, Slot<T>> groups) {
        this.useCase = useCase;
        this.reviewer = reviewer;
        this.groups = groups;
    }

    /** Appends a module that was declared in code. */
    public void add(ModuleDefinition definition) {
        add(new DeclaredModule(definition, originInCode()));
    }

    /** Appends a module or a group. */
    public void add(Declared member) {
        Preparation.forReviews(useCase);
        slots.add(slot(member));
        declared.put(member.name(), member);
    }

    private Slot<T> slot(Declared member) {
        return member instanceof DeclaredModule module ? slot(module) : groups.apply((DeclaredGroup) member);
    }

    private Slot<T> slot(DeclaredModule module) {
        ModuleDefinition definition = module.definition();
        return new Slot<>(
                definition.name(),
                module.origin(),
                definition.failurePolicy(),
                definition.admission(),
                definition.matchConditions(),
                definition.enforcement(),
                definition.cacheTimes(),
                loading -> loading.load(module).map(reviewer));
    }

    /** Appends plain Java. */
    public void add(String name, T plainJava, boolean mutating, AdmissionRule... rules) {
        slots.add(new Slot<>(
                name,
                originInCode(),
                FailurePolicy.FAIL,
                AdmissionOptions.DEFAULT.withMutating(mutating).withRules(List.of(rules)),
                List.of(),
                Enforcement.ENFORCE,
                CacheTimes.NONE,
                loading -> Optional.of(plainJava)));
    }

    /** Where the next member stands, if it was declared in code. */
    Origin originInCode() {
        return Origin.of("AccessControl.Builder")
                .key(useCase.name().toLowerCase(Locale.ROOT), Position.UNKNOWN)
                .index(slots.size(), Position.UNKNOWN);
    }

    /** The module or group that was declared under a name; empty if there is none, or plain Java. */
    public Optional<Declared> declared(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** Whether something was declared under a name. */
    public boolean has(String name) {
        return slots.stream().anyMatch(slot -> slot.name().equals(name));
    }

    /** The members as they are after changes, and where they were declared. */
    List<Placed> members(Changes changes) {
        return changed(changes.of(useCase)).stream()
                .map(slot -> new Placed(useCase, slot.name(), slot.origin()))
                .toList();
    }

    private List<Slot<T>> changed(Map<String, ModuleChange> changes) {
        if (changes.isEmpty()) {
            return slots;
        }
        Map<String, ModuleChange> left = new LinkedHashMap<>(changes);
        List<Slot<T>> changed = new ArrayList<>();
        for (Slot<T> slot : slots) {
            ModuleChange change = left.remove(slot.name());
            if (change == null) {
                changed.add(slot);
            } else if (change instanceof ModuleChange.Put put) {
                changed.add(slot(put.member()));
            } else if (change instanceof ModuleChange.Edited edited) {
                changed.add(slot(edited.member()));
            }
        }
        for (ModuleChange change : left.values()) {
            if (change instanceof ModuleChange.Put put) {
                changed.add(slot(put.member()));
            }
        }
        return changed;
    }

    /** The places of the chain after changes, after what is wrong with their names was reported. */
    List<Slot<T>> slots(Changes changes, Consumer<Problem> problems) {
        List<Slot<T>> slots = changed(changes.of(useCase));
        Names.check(slots, useCase == UseCase.ADMISSION, problems);
        return slots;
    }

    UseCase useCase() {
        return useCase;
    }
}
