/**
 * What happens to reviews, for metrics, traces and logs: an {@link dev.wasmk8s.observation.Observer} is told in one
 * {@link dev.wasmk8s.observation.Observation} each time.
 *
 * <p>Observations name modules, operations and codes. They never carry a token, a user, an object's name, a namespace or
 * a text that a module wrote, so that all of an observation may be a label.
 */
package dev.wasmk8s.observation;
