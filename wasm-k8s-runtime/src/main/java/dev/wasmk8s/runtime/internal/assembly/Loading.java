package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.config.DeclaredModule;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Loads the modules of one chain; what is wrong with one is reported, and the next one is tried. */
record Loading(ModuleLoader loader, UseCase useCase, Consumer<Problem> problems) {
    Optional<LoadedModule> load(DeclaredModule module) {
        try {
            return Optional.of(loader.load(module.definition(), Set.of(useCase)));
        } catch (ModuleLoadException e) {
            for (String problem : e.problems()) {
                problems.accept(module.origin()
                        .problem("module \"" + module.definition().name() + "\": " + problem, ""));
            }
            return Optional.empty();
        }
    }
}
