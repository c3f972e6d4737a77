package dev.wasmk8s.gateway;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link Gateway}. Not thread-safe; null is not allowed anywhere. */
public final class GatewayBuilder {
    /** What an API server accepts: 3 MiB. */
    private static final int DEFAULT_MAX_BODY_BYTES = 3 * 1024 * 1024;

    @Nullable
    Authenticator authenticator;

    @Nullable
    Authorizer authorizer;

    @Nullable
    Admitter admitter;

    Predicate<RequestInfo> admitted = info -> true;
    boolean defaulted;
    List<String> audiences = List.of();
    boolean anonymous;
    Set<String> superusers = Set.of("system:masters");
    int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
    GatewayListener listener = event -> {};
    LongSupplier nanoTime = System::nanoTime;

    GatewayBuilder() {}

    /** Sets who knows bearer tokens. Needed. */
    public GatewayBuilder authenticator(Authenticator value) {
        authenticator = value;
        return this;
    }

    /** Sets who knows what users may do, impersonation included. Needed. */
    public GatewayBuilder authorizer(Authorizer value) {
        authorizer = value;
        return this;
    }

    /** Sets who admits objects. Default: nobody is asked, and writes are forwarded once they are authorized. */
    public GatewayBuilder admitter(Admitter value) {
        admitter = value;
        return this;
    }

    /**
     * Sets which requests are put before the admitter. The others are forwarded as they come, in any media type and
     * without the calls to the API server that admission takes, so it pays to leave out what no rule of the admitter
     * matches. Default: all that write or connect.
     *
     * @param value true for a request that must be admitted; safe for use by several threads
     */
    public GatewayBuilder admitOnly(Predicate<RequestInfo> value) {
        admitted = value;
        return this;
    }

    /**
     * Sets whether the objects of POST and PUT are admitted with the API server's defaults filled in, as the API server
     * admits them itself. Each takes one more call then, a dry run. Set it where a rule looks at a field that may be
     * left out: without it, such an object passes a rule that forbids the default. What admission changes is put into
     * the object as submitted; a change that the API server's defaulting undoes is refused with 422. Patches are always
     * admitted with their defaults. Default: false.
     */
    public GatewayBuilder admitDefaulted(boolean value) {
        defaulted = value;
        return this;
    }

    /**
     * Sets the audiences of this API server, which tokens must be valid for. Default: none, that is, audiences are not
     * looked at.
     */
    public GatewayBuilder audiences(Collection<String> values) {
        audiences = List.copyOf(values);
        return this;
    }

    /**
     * Sets whether a request without a token is decided as that of {@code system:anonymous}. A request with a token
     * that is nobody's is refused in any case. Default: false.
     */
    public GatewayBuilder anonymous(boolean value) {
        anonymous = value;
        return this;
    }

    /**
     * Sets the groups whose members may do everything, without the authorizer being asked. Default: {@code
     * system:masters} alone, as in the API server; none, if empty.
     */
    public GatewayBuilder superuserGroups(Collection<String> values) {
        superusers = Set.copyOf(values);
        return this;
    }

    /**
     * Sets how many bytes the body of a request that is to be admitted may have; one more is answered with 413.
     * Default: 3 MiB, as in the API server.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public GatewayBuilder maxBodyBytes(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("maxBodyBytes must be positive, but is " + value);
        }
        maxBodyBytes = value;
        return this;
    }

    /** Sets who hears of every decision. Default: nobody. */
    public GatewayBuilder listener(GatewayListener value) {
        listener = value;
        return this;
    }

    /** Sets the clock that durations are measured with, in nanoseconds. */
    GatewayBuilder nanoTime(LongSupplier value) {
        nanoTime = value;
        return this;
    }

    /**
     * Makes the gateway.
     *
     * @throws IllegalStateException if the authenticator or the authorizer is missing
     */
    public Gateway build() {
        if (authenticator == null || authorizer == null) {
            throw new IllegalStateException("a gateway needs an authenticator and an authorizer");
        }
        return new Gateway(this, authenticator, authorizer);
    }
}
