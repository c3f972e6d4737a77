/** What all reviews have in common: whole documents in and out, and how a review fails. */
package dev.wasmk8s.review;
