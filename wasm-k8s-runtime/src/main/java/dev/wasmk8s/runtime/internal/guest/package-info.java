/**
 * Bytes in, bytes out, on one pristine guest, within its limits.
 *
 * <p>{@link dev.wasmk8s.runtime.internal.guest.GuestCaller} makes a call: it leases a guest from {@link
 * dev.wasmk8s.runtime.internal.guest.Guests}, has the {@link dev.wasmk8s.runtime.internal.guest.Watchdog} hold it to
 * its deadline, and says in one {@link dev.wasmk8s.review.ReviewException} what went wrong. The guest runs on the
 * caller's thread.
 */
package dev.wasmk8s.runtime.internal.guest;
