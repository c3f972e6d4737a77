package dev.wasmk8s.observation;

/**
 * The modules were loaded anew while reviews went on.
 *
 * @param problems how many there are with the new ones; if any, the old ones go on answering
 * @param nanos how long it took
 */
public record ModulesReloaded(int problems, long nanos) implements Observation {
    /** Whether the new modules answer from now on. */
    public boolean succeeded() {
        return problems == 0;
    }
}
