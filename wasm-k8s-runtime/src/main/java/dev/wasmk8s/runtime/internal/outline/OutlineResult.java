package dev.wasmk8s.runtime.internal.outline;

import java.util.Map;

/**
 * Outlined classes.
 *
 * @param classes class files by name: every class that was given, in the same order, and behind one that was full the
 *     class that holds its overflow. Classes with nothing to outline are the very arrays that were given.
 * @param report what was done
 */
public record OutlineResult(Map<String, byte[]> classes, OutlineReport report) {}
