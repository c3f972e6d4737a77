package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.runtime.ControlVersion;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.cache.Caches;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A version without modules, and how often they were closed. */
final class VersionLab implements ModuleLoader {
    final AtomicInteger closings = new AtomicInteger();
    final Version version = new Version(
            new Chains(
                    spec -> new Authentication.Unauthenticated(List.of()),
                    spec -> Decision.noOpinion(""),
                    request -> Verdict.allowed(),
                    List.of(),
                    new Caches(),
                    this),
            null,
            new ControlVersion(1, Instant.EPOCH, List.of()));

    @Override
    public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
