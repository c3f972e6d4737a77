/**
 * WebAssembly itself: parse, check, compile, instantiate, call. The only package that imports the engine, Chicory.
 *
 * <p>{@link dev.wasmk8s.runtime.internal.engine.ParsedModule} is a module that is known to be well-formed; {@link
 * dev.wasmk8s.runtime.internal.engine.CompiledModule} is one that can be run, immutable and shared; {@link
 * dev.wasmk8s.runtime.internal.engine.ModuleInstance} is one that lives, with memory of its own, and can be put back to its {@link
 * dev.wasmk8s.runtime.internal.engine.Template}.
 *
 * <p>Compiling takes three steps, all in {@link dev.wasmk8s.runtime.internal.engine.ModuleCompiler}: Chicory makes
 * classes of the module; {@link dev.wasmk8s.runtime.internal.engine.AccessPass} has them reach memory and globals
 * without a detour; the outliner splits the methods that HotSpot would not compile.
 *
 * <p>What a guest can make the host allocate is bounded: linear memory by the limit of its definition, tables by
 * {@link dev.wasmk8s.runtime.internal.engine.HostRules#MAX_TABLE_ENTRIES}. Modules that use what cannot be bounded
 * (garbage-collected types, exceptions, shared memory) are refused when they are loaded.
 */
package dev.wasmk8s.runtime.internal.engine;
