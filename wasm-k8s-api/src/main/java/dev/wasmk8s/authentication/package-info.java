/** Who is a request from? One TokenReview in the caller's words. */
package dev.wasmk8s.authentication;
