package dev.wasmk8s.micrometer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The meters of each module, made when it is first heard of. There are as many modules as operators declare. Thread-safe.
 *
 * @param <M> the meters of one
 */
final class ByModule<M> {
    private final ConcurrentHashMap<String, M> known = new ConcurrentHashMap<>();
    private final Function<String, M> meters;

    ByModule(Function<String, M> meters) {
        this.meters = meters;
    }

    M get(String module) {
        M found = known.get(module);
        return found == null ? known.computeIfAbsent(module, meters) : found;
    }
}
