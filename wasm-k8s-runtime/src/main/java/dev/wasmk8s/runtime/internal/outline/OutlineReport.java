package dev.wasmk8s.runtime.internal.outline;

import java.util.List;

/**
 * What outlining did: one line per method that was larger than the limit, in the order of the classes and of the
 * methods in them. Immutable.
 *
 * @param methods the methods; empty when none was too large
 */
public record OutlineReport(List<OutlinedMethod> methods) {
    /** Copies the list. */
    public OutlineReport {
        methods = List.copyOf(methods);
    }

    /** The methods that HotSpot still would not compile. */
    public List<OutlinedMethod> tooLarge() {
        return methods.stream().filter(OutlinedMethod::tooLarge).toList();
    }
}
