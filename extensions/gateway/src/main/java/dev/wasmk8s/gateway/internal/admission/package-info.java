/**
 * 4. Is the object admitted? One flow for each kind of write.
 *
 * <p>Every flow keeps one promise: what was admitted is what is stored, or nothing is. It is kept by tying each write
 * to the version of the stored object that admission saw; where the API server answers that the version has changed,
 * everything is decided anew.
 */
package dev.wasmk8s.gateway.internal.admission;
