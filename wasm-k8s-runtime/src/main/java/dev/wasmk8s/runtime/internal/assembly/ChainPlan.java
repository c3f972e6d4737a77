package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
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
import java.util.function.BiFunction;
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
                definition.enforcement(),
                loading -> loading.load(module).map(reviewer)));
    }

    /** Appends plain Java. */
    public void add(String name, T plainJava, boolean mutating, AdmissionRule... rules) {
        slots.add(new Slot<>(
                name,
                originInCode(),
                FailurePolicy.FAIL,
                AdmissionOptions.DEFAULT.withMutating(mutating).withRules(List.of(rules)),
                Enforcement.ENFORCE,
                loading -> Optional.of(plainJava)));
    }

    private Origin originInCode() {
        return Origin.of("AccessControl.Builder")
                .key(useCase.name().toLowerCase(Locale.ROOT), Position.UNKNOWN)
                .index(slots.size(), Position.UNKNOWN);
    }

    /** The members of the chain. Those that cannot be loaded are missing, after the reasons were reported. */
    <M> List<M> load(ModuleLoader loader, Consumer<Problem> problems, BiFunction<Slot<T>, T, M> member) {
        Names.check(slots, useCase == UseCase.ADMISSION, problems);
        Loading loading = new Loading(loader, useCase, problems);
        List<M> members = new ArrayList<>(slots.size());
        for (Slot<T> slot : slots) {
            Optional<T> made = slot.opener().apply(loading);
            if (made.isPresent()) {
                members.add(member.apply(slot, made.get()));
            }
        }
        return members;
    }
}
