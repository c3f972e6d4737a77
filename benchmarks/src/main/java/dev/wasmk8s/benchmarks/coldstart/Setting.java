package dev.wasmk8s.benchmarks.coldstart;

import java.nio.file.Path;

/**
 * What all variants have in common.
 *
 * @param classPath jars only, because class-data sharing takes nothing else
 * @param module the .wasm file
 * @param className the name that it was precompiled under
 * @param review the document to decide on
 * @param work where caches and archives go
 */
record Setting(String classPath, Path module, String className, Path review, Path work) {}
