package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.spec.UseCase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was changed at run time about the chains that a plan declares: at most one change for each name, in the order of
 * the first. Immutable.
 */
public final class Changes {
    /** Everything as it was declared. */
    public static final Changes NONE = new Changes(Map.of());

    private final Map<UseCase, Map<String, ModuleChange>> byChain;

    private Changes(Map<UseCase, Map<String, ModuleChange>> byChain) {
        this.byChain = byChain;
    }

    /** The changes of one chain by name. */
    public Map<String, ModuleChange> of(UseCase chain) {
        return byChain.getOrDefault(chain, Map.of());
    }

    /** The same with other changes of one chain. */
    public Changes with(UseCase chain, Map<String, ModuleChange> changes) {
        Map<UseCase, Map<String, ModuleChange>> all = new EnumMap<>(UseCase.class);
        all.putAll(byChain);
        all.put(chain, Collections.unmodifiableMap(new LinkedHashMap<>(changes)));
        return new Changes(all);
    }
}
