/** Whole review documents in and out, around the chains: what a webhook speaks. */
package dev.wasmk8s.runtime.internal.handler;
