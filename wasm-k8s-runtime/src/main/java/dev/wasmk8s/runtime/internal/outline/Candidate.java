package dev.wasmk8s.runtime.internal.outline;

/**
 * A region that could be moved.
 *
 * @param start its first instruction
 * @param end the first instruction behind it
 * @param saving the bytes that the method loses
 * @param cost what the call costs at run time, relative to that of others
 */
record Candidate(int start, int end, int saving, long cost) {}
