/**
 * From where something happens to the observers who want to know. Every other package may raise observations; this one
 * knows none of them.
 *
 * <p>Without observers nothing is timed and no observation is made: decorators are not put on, and what cannot be a
 * decorator asks {@link dev.wasmk8s.runtime.internal.observation.Signals#isOn} first.
 */
package dev.wasmk8s.runtime.internal.observation;
