package dev.wasmk8s.guest;

/**
 * A policy: the request half of a review, and settings, in; the answer out.
 *
 * <p>It is called with values that are not null, and must not return null. What it throws means that it could not
 * answer: the message of a {@link GuestException} is sent to the host; of anything else only the name of its class
 * is, since a message may quote what nobody should read. It may keep nothing for the next call, since every call
 * starts from the state after {@code main}.
 */
@FunctionalInterface
public interface Policy<R, S, A> {
    A answer(R request, S settings);
}
