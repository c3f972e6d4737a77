package dev.wasmk8s.runtime;

import dev.wasmk8s.json.RawJson;
import java.util.function.UnaryOperator;

/**
 * What is to be changed about one chain. No parameter may be null. Not thread-safe.
 *
 * <p>Changes outlast a {@linkplain AccessControl#reload reload}: a module that was changed here is what it was made to
 * be, whatever its file says of it, until it is {@linkplain #restore restored}. Its WebAssembly is read anew by each
 * reload.
 *
 * <p>A name that is not there is told with all other problems when the update is applied.
 */
public interface ChainUpdate {
    /** Puts a module in the place of what has its name; if there is nothing, at the end of the chain. */
    ChainUpdate put(ModuleDefinition module);

    /**
     * Changes the definition of a module, which keeps its place. For example, to have it see other requests:
     *
     * <pre>{@code
     * control.update(update -> update.admission()
     *         .edit("labels", module -> module.toBuilder().rules(createPods).build()));
     * }</pre>
     *
     * @param name the module; not a group, and not plain Java, which has no definition
     * @param edit answers with a definition of the same name
     */
    ChainUpdate edit(String name, UnaryOperator<ModuleDefinition> edit);

    /** Gives a module other settings. */
    default ChainUpdate settings(String name, RawJson settings) {
        return edit(name, module -> module.toBuilder().settings(settings).build());
    }

    /** Takes out what has a name: a module, a group, or plain Java. */
    ChainUpdate remove(String name);

    /** Undoes what was changed about a name at run time; nothing happens if nothing was. */
    ChainUpdate restore(String name);
}
