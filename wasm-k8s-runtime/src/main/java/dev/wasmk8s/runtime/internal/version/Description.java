package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.runtime.ControlVersion;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.ModuleVersion;
import dev.wasmk8s.runtime.internal.observation.ReviewKinds;
import dev.wasmk8s.runtime.internal.review.Loaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what a version consists of. */
final class Description {
    private static final ModuleSource ANY = ModuleSource.bytes(new byte[0], "");

    private Description() {}

    /**
     * Describes a version.
     *
     * @param loaded its modules
     * @param before the version before it, and what that consists of; null if it is the first
     */
    static ControlVersion of(List<Loaded> loaded, @Nullable Version before, Instant now) {
        List<ModuleVersion> modules = new ArrayList<>(loaded.size());
        for (Loaded module : loaded) {
            ReviewKind chain = ReviewKinds.of(module.useCases().iterator().next());
            String name = module.definition().name();
            Instant since = before == null ? now : since(module, chain, before, now);
            modules.add(new ModuleVersion(chain, name, module.digest(), since, Optional.empty()));
        }
        long number = before == null ? 1 : before.description().number() + 1;
        return new ControlVersion(number, now, modules);
    }

    private static Instant since(Loaded module, ReviewKind chain, Version before, Instant now) {
        for (Loaded old : before.loader().loaded()) {
            if (isSame(old, module)) {
                for (ModuleVersion version : before.description().modules()) {
                    if (version.chain() == chain
                            && version.name().equals(module.definition().name())) {
                        return version.since();
                    }
                }
            }
        }
        return now;
    }

    /** Whether a module is what it was, wherever it came from. */
    private static boolean isSame(Loaded one, Loaded other) {
        return one.useCases().equals(other.useCases())
                && one.digest().equals(other.digest())
                && withoutSource(one.definition()).equals(withoutSource(other.definition()));
    }

    private static ModuleDefinition withoutSource(ModuleDefinition definition) {
        return definition.toBuilder(definition.name(), ANY).build();
    }
}
