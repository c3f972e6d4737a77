package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.UseCase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What modules have to have in common to use the same guests: the code, and all of the definition that guests depend on.
 * Settings are not of it: a guest reads them anew with every call, and is pristine in between.
 */
final class CallerKey {
    private static final ModuleSource ANY = ModuleSource.bytes(new byte[0], "");

    private final Object code;
    private final Set<UseCase> useCases;
    private final ModuleDefinition definition;

    /**
     * Makes a key.
     *
     * @param code what equal code has in common
     */
    CallerKey(Object code, Set<UseCase> useCases, ModuleDefinition definition) {
        this.code = code;
        this.useCases = useCases;
        this.definition = definition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerKey that
                && code.equals(that.code)
                && useCases.equals(that.useCases)
                && forGuests(definition).equals(forGuests(that.definition));
    }

    /** Of little, because that of a record is slow the first time. */
    @Override
    public int hashCode() {
        return 31 * code.hashCode() + definition.name().hashCode();
    }

    private static ModuleDefinition forGuests(ModuleDefinition definition) {
        return ModuleDefinition.builder(definition.name(), ANY)
                .limits(definition.limits())
                .grants(definition.grants())
                .guests(definition.guests())
                .debug(definition.debug())
                .build();
    }
}
