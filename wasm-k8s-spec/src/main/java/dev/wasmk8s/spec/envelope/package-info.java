/** What goes into a guest and what comes out: a review and settings in, a review or an error out. */
package dev.wasmk8s.spec.envelope;
