/**
 * Bytes in, bytes out, on one pristine guest, within its limits.
 *
 * <p>{@link dev.wasmk8s.runtime.internal.guest.GuestCaller} makes a call: it leases a guest from its {@link
 * dev.wasmk8s.runtime.internal.guest.GuestPool}, has the {@link dev.wasmk8s.runtime.internal.guest.Watchdog} hold it to
 * its deadline, and says in one {@link dev.wasmk8s.review.ReviewException} what went wrong. The guest runs on the
 * caller's thread.
 *
 * <p>A guest is reset when it is given back, and serves the next call. It is replaced instead if that cannot undo
 * everything: after a trap, a deadline or an interrupt, and after it changed a table. A module that drops segments, or
 * has files open after its start, gets a new guest for each call.
 */
package dev.wasmk8s.runtime.internal.guest;
