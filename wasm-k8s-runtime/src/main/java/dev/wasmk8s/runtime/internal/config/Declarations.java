package dev.wasmk8s.runtime.internal.config;

import java.util.List;

/**
 * What a configuration file declares: the modules of each chain, in order.
 *
 * @param implicitAudiences see {@link dev.wasmk8s.runtime.AccessControl.Builder#implicitAudiences}
 */
public record Declarations(
        List<DeclaredModule> authentication,
        List<DeclaredModule> authorization,
        List<DeclaredModule> admission,
        List<String> implicitAudiences) {
    /** Nothing at all. */
    public static final Declarations NONE = new Declarations(List.of(), List.of(), List.of(), List.of());
}
