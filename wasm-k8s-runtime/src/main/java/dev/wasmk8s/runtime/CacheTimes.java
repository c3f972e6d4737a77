package dev.wasmk8s.runtime;

import java.time.Duration;

/**
 * How long answers of a module stand in for further calls about the same. Failures never do. Immutable.
 *
 * @param positive for users who were authenticated, or requests that were allowed; zero keeps none
 * @param negative for tokens that are nobody's, or requests that were denied or met no opinion; zero keeps none
 */
public record CacheTimes(Duration positive, Duration negative) {
    /** Every review is a call of the module. The default. */
    public static final CacheTimes NONE = new CacheTimes(Duration.ZERO, Duration.ZERO);
    /** What the API server gives a token webhook. */
    public static final CacheTimes TOKEN_WEBHOOK = new CacheTimes(Duration.ofMinutes(2), Duration.ofMinutes(2));
    /** What the API server gives an authorization webhook. */
    public static final CacheTimes AUTHORIZATION_WEBHOOK =
            new CacheTimes(Duration.ofMinutes(5), Duration.ofSeconds(30));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public CacheTimes {
        if (positive.isNegative() || negative.isNegative()) {
            throw new IllegalArgumentException("a time must not be negative");
        }
    }

    /** Whether nothing is kept at all. */
    public boolean isNone() {
        return positive.isZero() && negative.isZero();
    }
}
