package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.internal.document.Position;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A group of modules, and where it comes from.
 *
 * @param origin where mistakes in the group are to be looked for
 * @param memberOrigins where mistakes in its members are to be looked for, in their order
 */
public record DeclaredGroup(ModuleGroup group, Origin origin, List<Origin> memberOrigins) implements Declared {
    /** Copies the list. */
    public DeclaredGroup {
        memberOrigins = List.copyOf(memberOrigins);
    }

    /** A group that was declared in code. */
    public static DeclaredGroup inCode(ModuleGroup group, Origin origin) {
        Origin members = origin.key("members", Position.UNKNOWN);
        return new DeclaredGroup(
                group,
                origin,
                IntStream.range(0, group.members().size())
                        .mapToObj(i -> members.index(i, Position.UNKNOWN))
                        .toList());
    }

    @Override
    public String name() {
        return group.name();
    }

    /** The members, each with where it comes from. */
    public List<DeclaredModule> members() {
        return IntStream.range(0, memberOrigins.size())
                .mapToObj(i -> new DeclaredModule(group.members().get(i), memberOrigins.get(i)))
                .toList();
    }
}
