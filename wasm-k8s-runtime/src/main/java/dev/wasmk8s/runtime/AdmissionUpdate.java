package dev.wasmk8s.runtime;

import java.util.function.UnaryOperator;

/**
 * What is to be changed about the admission chain, where groups stand beside modules. What holds of modules in a {@link
 * ChainUpdate} holds of groups. No parameter may be null. Not thread-safe.
 */
public interface AdmissionUpdate extends ChainUpdate {
    /** Puts a group in the place of what has its name, which may be a module; if there is nothing, at the end. */
    AdmissionUpdate put(ModuleGroup group);

    /**
     * Changes a group, which keeps its place. Members that stay as they are keep their guests.
     *
     * @param name the group
     * @param edit answers with a group of the same name
     */
    AdmissionUpdate editGroup(String name, UnaryOperator<ModuleGroup> edit);

    @Override
    AdmissionUpdate put(ModuleDefinition module);

    @Override
    AdmissionUpdate edit(String name, UnaryOperator<ModuleDefinition> edit);

    @Override
    AdmissionUpdate remove(String name);

    @Override
    AdmissionUpdate restore(String name);
}
