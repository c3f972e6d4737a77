/**
 * What an answer means, checked by the API server's rules. Pure functions: a verdict is returned, a failure thrown as a
 * {@link dev.wasmk8s.review.ReviewException} that does not name the module yet.
 */
package dev.wasmk8s.spec.verify;
