/**
 * What a guest can change by itself: its memory and its globals, with the means to take it all back.
 *
 * <p>{@link dev.wasmk8s.runtime.internal.state.GuestState} holds both in plain arrays. Compiled guests reach them
 * through the static methods of {@link dev.wasmk8s.runtime.internal.state.StateAccess}. Every write marks the card
 * that it falls into, or one that ends shortly before; {@link dev.wasmk8s.runtime.internal.state.GuestState#reset} restores the marked cards from a
 * {@link dev.wasmk8s.runtime.internal.state.Snapshot}, so that its cost depends on what a call wrote and not on the size of
 * the memory.
 *
 * <p>It knows nothing of an engine.
 */
@NullMarked
package dev.wasmk8s.runtime.internal.state;

import org.jspecify.annotations.NullMarked;
