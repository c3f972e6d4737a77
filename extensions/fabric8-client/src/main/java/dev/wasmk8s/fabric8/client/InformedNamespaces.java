package dev.wasmk8s.fabric8.client;

import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The Namespaces of a cluster, listed once and watched from then on. Safe for use by several threads.
 *
 * <p>Answers come from memory. A Namespace that is not there, because it is newer than what the watch has told, is asked
 * for with one GET, as the API server does; {@value #MAX_REQUESTS} at most at the same time, each of which blocks for as
 * long as the client's request timeout says. While the watch is interrupted, answers are as old as the interruption; it
 * goes on trying.
 */
public final class InformedNamespaces implements NamespaceLookup, AutoCloseable {
    /** How many Namespaces are asked for at the same time. */
    public static final int MAX_REQUESTS = 8;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final KubernetesClient client;
    private final SharedIndexInformer<Namespace> informer;
    private final CompletableFuture<Void> synced;
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Semaphore requests = new Semaphore(MAX_REQUESTS);

    /** One Namespace, and what was written of it. */
    private record Written(Namespace namespace, RawJson json) {}

    private InformedNamespaces(KubernetesClient client, SharedIndexInformer<Namespace> informer) {
        this.client = client;
        this.informer = informer;
        informer.addEventHandler(new Forget());
        // The first list is tried again too, and not given up.
        informer.exceptionHandler((started, failure) -> true);
        synced = informer.start().toCompletableFuture();
    }

    /**
     * Begins to list and watch, and does not wait for it.
     *
     * @param client stays the caller's, who closes it after this
     */
    public static InformedNamespaces start(KubernetesClient client) {
        return new InformedNamespaces(client, client.namespaces().runnableInformer(0));
    }

    /**
     * Waits for the first list. Before it is there, {@link #find} fails.
     *
     * @return whether it is there
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        try {
            synced.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return informer.hasSynced();
        } catch (TimeoutException | ExecutionException e) {
            return informer.hasSynced();
        }
    }

    /**
     * Finds a Namespace.
     *
     * @return the Namespace; empty if there is none
     * @throws ReviewException with {@code INTERNAL} if the first list is not there yet, or the API server could not be
     *     asked; with {@code POOL_EXHAUSTED} if too many are being asked for
     */
    @Override
    public Optional<RawJson> find(String name) {
        if (!informer.hasSynced()) {
            throw new ReviewException(FailureCode.INTERNAL, "the namespaces of the cluster are not known yet");
        }
        Namespace known = informer.getStore().getByKey(name);
        if (known != null) {
            return Optional.of(write(name, known));
        }
        return NAME.matcher(name).matches() ? ask(name) : Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the informer has another one after each change
    private RawJson write(String name, Namespace namespace) {
        Written before = written.get(name);
        if (before != null && before.namespace() == namespace) {
            return before.json();
        }
        RawJson json = json(namespace);
        written.put(name, new Written(namespace, json));
        return json;
    }

    private RawJson json(Namespace namespace) {
        return RawJson.of(client.getKubernetesSerialization().asJson(namespace)).markChecked();
    }

    private Optional<RawJson> ask(String name) {
        if (!requests.tryAcquire()) {
            throw new ReviewException(
                    FailureCode.POOL_EXHAUSTED, "too many namespaces are being asked for that are not known");
        }
        try {
            return Optional.ofNullable(client.namespaces().withName(name).get()).map(this::json);
        } catch (KubernetesClientException e) {
            throw new ReviewException(FailureCode.INTERNAL, "namespace \"" + name + "\" could not be read", e);
        } finally {
            requests.release();
        }
    }

    /** Ends the watch. The client stays open. */
    @Override
    public void close() {
        informer.stop();
    }

    /** Drops what was written of Namespaces that are gone. */
    private final class Forget implements ResourceEventHandler<Namespace> {
        @Override
        public void onAdd(Namespace namespace) {}

        @Override
        public void onUpdate(Namespace before, Namespace after) {}

        @Override
        public void onDelete(Namespace namespace, boolean finalStateUnknown) {
            written.remove(namespace.getMetadata().getName());
        }
    }
}
