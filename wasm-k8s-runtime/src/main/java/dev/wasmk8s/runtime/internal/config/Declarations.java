package dev.wasmk8s.runtime.internal.config;

import java.util.List;

/**
 * What a configuration file declares: the modules of each chain, in order.
 *
 * @param groups groups of admission modules, in order; they are asked after the modules
 * @param implicitAudiences see {@link dev.wasmk8s.runtime.AccessControl.Builder#implicitAudiences}
 */
public record Declarations(
        List<DeclaredModule> authentication,
        List<DeclaredModule> authorization,
        List<DeclaredModule> admission,
        List<DeclaredGroup> groups,
        List<String> implicitAudiences) {
    /** Nothing at all. */
    public static final Declarations NONE = new Declarations(List.of(), List.of(), List.of(), List.of(), List.of());

    static Declarations ofAuthentication(List<DeclaredModule> modules) {
        return new Declarations(modules, List.of(), List.of(), List.of(), List.of());
    }

    static Declarations ofAuthorization(List<DeclaredModule> modules) {
        return new Declarations(List.of(), modules, List.of(), List.of(), List.of());
    }

    static Declarations ofAdmission(List<DeclaredModule> modules) {
        return new Declarations(List.of(), List.of(), modules, List.of(), List.of());
    }
}
