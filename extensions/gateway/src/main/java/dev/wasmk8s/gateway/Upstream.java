package dev.wasmk8s.gateway;

import java.io.IOException;

/**
 * Sends requests to the API server behind the gateway: an interface for embedders to implement on their HTTP client.
 *
 * <p>The implementation adds the gateway's own credentials and nothing else of its own: it follows no redirects,
 * repeats nothing, keeps the header fields it is given and replaces none of them. Those credentials need the right to
 * impersonate. A call blocks and must end within a deadline of the implementation, and must cap what it reads.
 * Implementations are safe for use by several threads.
 *
 * <p>The server must honour {@code dryRun=All} on every write, preconditions of deletes, and {@code
 * metadata.resourceVersion} and {@code metadata.uid} in bodies of updates and patches (server-side apply included) as
 * optimistic lock: the gateway's promise that what was admitted is what is stored rests on it. Where an update or apply
 * creates its object, the gateway sends a resource version that no object has, so that the server answers 409 if
 * somebody else created it in between, and ignores it otherwise. A uid that no object has must be answered with 409,
 * too, so that nothing that was just deleted is made anew. kube-apiserver behaves so.
 */
@FunctionalInterface
public interface Upstream {
    /**
     * Sends one request and reads the whole answer.
     *
     * @return the answer, whatever its code
     * @throws IOException if there is none
     * @throws InterruptedException if the calling thread was interrupted
     */
    UpstreamResponse send(UpstreamRequest request) throws IOException, InterruptedException;
}
