package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.ModuleGroup;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A group of modules, and where it comes from.
 *
 * @param origin where mistakes in the group are to be looked for
 * @param memberOrigins where mistakes in its members are to be looked for, in their order
 */
public record DeclaredGroup(ModuleGroup group, Origin origin, List<Origin> memberOrigins) {
    /** Copies the list. */
    public DeclaredGroup {
        memberOrigins = List.copyOf(memberOrigins);
    }

    /** The members, each with where it comes from. */
    public List<DeclaredModule> members() {
        return IntStream.range(0, memberOrigins.size())
                .mapToObj(i -> new DeclaredModule(group.members().get(i), memberOrigins.get(i)))
                .toList();
    }
}
