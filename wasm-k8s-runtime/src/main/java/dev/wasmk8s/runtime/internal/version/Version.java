package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.ControlVersion;
import dev.wasmk8s.runtime.internal.assembly.Chains;
import dev.wasmk8s.runtime.internal.handler.TokenReviewHandler;
import dev.wasmk8s.runtime.internal.review.CompilingLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One version of the chains, from its first call to its last. */
final class Version {
    private final Chains chains;
    private final CompilingLoader loader;
    private final ControlVersion description;
    private final ReviewHandler tokenReviews;
    private final InFlight calls = new InFlight(this::drained);
    private volatile @Nullable Consumer<Version> afterLast;

    /**
     * A version that nobody uses yet.
     *
     * @param loader owns the modules of the chains
     */
    Version(Chains chains, CompilingLoader loader, ControlVersion description) {
        this.chains = chains;
        this.loader = loader;
        this.description = description;
        this.tokenReviews = new TokenReviewHandler(chains.authenticator(), chains.implicitAudiences());
    }

    /** Begins a call; false if this was retired. */
    boolean enter() {
        return calls.enter();
    }

    /** Ends a call, on the thread that began it. */
    void leave() {
        calls.leave();
    }

    Chains chains() {
        return chains;
    }

    ReviewHandler tokenReviews() {
        return tokenReviews;
    }

    ControlVersion description() {
        return description;
    }

    CompilingLoader loader() {
        return loader;
    }

    /**
     * Lets no new call begin, and closes the modules after the last one. Called once. Does not wait.
     *
     * @param last told then, on whichever thread that is
     */
    void retire(Consumer<Version> last) {
        afterLast = last;
        calls.retire();
    }

    private void drained() {
        chains.close();
        Consumer<Version> last = afterLast;
        if (last != null) {
            last.accept(this);
        }
    }
}
