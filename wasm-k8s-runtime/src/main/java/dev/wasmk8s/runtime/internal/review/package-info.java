/**
 * One module's whole path: encode the review, call the guest, read its envelope, verify its answer.
 *
 * <p>Nothing here matches rules, joins modules or applies failure policies; the chain does.
 */
package dev.wasmk8s.runtime.internal.review;
