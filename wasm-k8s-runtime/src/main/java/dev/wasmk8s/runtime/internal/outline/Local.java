package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Type;

/** A local variable of the method that a region is moved out of. */
record Local(int slot, Type type) {}
