package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Set;

/** A loaded module: its definition, its code, and its share of the way to guests. */
record WasmModule(
        ModuleDefinition definition, Set<UseCase> useCases, ModuleCache.Found found, SharedCallers.Share share)
        implements LoadedModule {
    @Override
    public Authenticator authenticator(List<String> implicitAudiences) {
        require(UseCase.AUTHENTICATION);
        return new ModuleAuthenticator(definition, share.caller(), List.copyOf(implicitAudiences));
    }

    @Override
    public Authorizer authorizer() {
        require(UseCase.AUTHORIZATION);
        return new ModuleAuthorizer(definition, share.caller());
    }

    @Override
    public Admitter admitter() {
        require(UseCase.ADMISSION);
        return new ModuleAdmitter(definition, share.caller());
    }

    private void require(UseCase useCase) {
        if (!useCases.contains(useCase)) {
            throw new IllegalStateException("module '" + definition.name() + "' was not loaded for " + useCase);
        }
    }

    @Override
    public void close() {
        share.close();
    }
}
