package dev.wasmk8s.runtime.internal.outline;

import java.util.List;

/**
 * One way into a region.
 *
 * @param at the instruction that it starts with
 * @param unset the parameters that another entry needs and this one never reads: they need a value, whichever
 */
record RegionEntry(int at, List<Local> unset) {}
