package dev.wasmk8s.cli;

import dev.wasmk8s.spec.UseCase;
import java.util.Locale;

/** What a module is used for, in the words of exports and of configuration. */
enum Use {
    AUTHN(UseCase.AUTHENTICATION),
    AUTHZ(UseCase.AUTHORIZATION),
    VALIDATE(UseCase.ADMISSION),
    MUTATE(UseCase.ADMISSION);

    private final UseCase useCase;

    Use(UseCase useCase) {
        this.useCase = useCase;
    }

    UseCase useCase() {
        return useCase;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
