/**
 * Outlining: splits methods that HotSpot would never compile, class files in, class files out.
 *
 * <p>HotSpot leaves a method of more than 8000 bytes of bytecode in its interpreter, and a WebAssembly function becomes
 * one method. This package moves parts of such methods to methods of their own: {@code Outliner} is the door,
 * {@code ClassOutliner} rewrites one class, {@code MethodOutliner} one method. For each it reads the code
 * ({@code Code}, {@code Flow}, {@code Liveness}), finds the regions that can be moved ({@code RegionScan}), chooses
 * among them ({@code Selection}), and writes a method ({@code RegionMethod}) and a call ({@code CallSite}) for each.
 *
 * <p>It knows nothing of WebAssembly or of an engine.
 */
@NullMarked
package dev.wasmk8s.runtime.internal.outline;

import org.jspecify.annotations.NullMarked;
