/**
 * The three reviews between bytes and values: the request half and the answer half, read and written, alone and in an
 * envelope.
 *
 * <p>Readers ignore unknown keys and take null for an absent value. Writers leave out what Go's types leave out.
 */
package dev.wasmk8s.spec.review;
