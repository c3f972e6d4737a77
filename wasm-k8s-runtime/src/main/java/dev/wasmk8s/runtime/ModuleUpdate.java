package dev.wasmk8s.runtime;

/**
 * What is to be changed about modules and groups, gathered and then applied all at once; see {@link AccessControl#update}. Not
 * thread-safe.
 */
public interface ModuleUpdate {
    /** Changes of the authentication chain. */
    ChainUpdate authentication();

    /** Changes of the authorization chain. */
    ChainUpdate authorization();

    /** Changes of the admission chain. */
    AdmissionUpdate admission();
}
