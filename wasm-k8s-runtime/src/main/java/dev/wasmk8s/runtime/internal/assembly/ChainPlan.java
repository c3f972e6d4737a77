package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.runtime.internal.review.Preparation;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final List<Slot<T>> slots = new ArrayList<>();

    ChainPlan(UseCase useCase, Function<LoadedModule, T> reviewer) {
        this.useCase = useCase;
        this.reviewer = reviewer;
    }

    /** Appends a module that was declared in code. */
    public void add(ModuleDefinition definition) {
        add(new DeclaredModule(definition, originInCode()));
    }

    /** Appends a module. */
    public void add(DeclaredModule module) {
        Preparation.forReviews(useCase);
        ModuleDefinition definition = module.definition();
        slots.add(new Slot<>(
                definition.name(),
                module.origin(),
                definition.failurePolicy(),
                definition.admission(),
                definition.matchConditions(),
                definition.cacheTimes(),
                loading -> loading.load(module).map(reviewer)));
    }

    /** Appends plain Java. */
    public void add(String name, T plainJava, boolean mutating, AdmissionRule... rules) {
        slots.add(new Slot<>(
                name,
                originInCode(),
                FailurePolicy.FAIL,
                AdmissionOptions.DEFAULT.withMutating(mutating).withRules(List.of(rules)),
                List.of(),
                CacheTimes.NONE,
                loading -> Optional.of(plainJava)));
    }

    /** Appends what is opened in a way of its own. */
    void add(Slot<T> slot) {
        Preparation.forReviews(useCase);
        slots.add(slot);
    }

    /** Where the next member stands, if it was declared in code. */
    Origin originInCode() {
        return Origin.of("AccessControl.Builder")
                .key(useCase.name().toLowerCase(Locale.ROOT), Position.UNKNOWN)
                .index(slots.size(), Position.UNKNOWN);
    }

    /**
     * The members of the chain. Those that cannot be loaded are missing, after the reasons were reported.
     *
     * @param member checks a slot, also one that cannot be loaded, and makes a member of what was loaded
     */
    <M> List<M> load(ModuleLoader loader, Consumer<Problem> problems, Function<Slot<T>, Function<T, M>> member) {
        Names.check(slots, useCase == UseCase.ADMISSION, problems);
        Loading loading = new Loading(loader, useCase, problems);
        List<M> members = new ArrayList<>(slots.size());
        for (Slot<T> slot : slots) {
            Function<T, M> place = member.apply(slot);
            Optional<T> made = slot.opener().apply(loading);
            if (made.isPresent()) {
                members.add(place.apply(made.get()));
            }
        }
        return members;
    }
}
