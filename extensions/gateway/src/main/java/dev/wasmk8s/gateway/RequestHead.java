package dev.wasmk8s.gateway;

import java.util.Objects;

/**
 * An HTTP request without its body. Immutable.
 *
 * @param method the method as received, such as {@code GET}
 * @param path the path as received, still percent-encoded, without the query
 * @param query the query as received, still encoded, without the question mark; empty if there is none
 * @param headers the header fields
 */
public record RequestHead(String method, String path, String query, Headers headers) {
    /** Checks that nothing is null. */
    public RequestHead {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(headers, "headers");
    }

    /**
     * A request whose path and query are still together.
     *
     * @param target the request target of the request line, such as {@code /api/v1/pods?watch=1}
     */
    public static RequestHead of(String method, String target, Headers headers) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestHead(method, target, "", headers)
                : new RequestHead(method, target.substring(0, mark), target.substring(mark + 1), headers);
    }

    /** Path and query as they stand in a request line. */
    public String target() {
        return query.isEmpty() ? path : path + '?' + query;
    }

    /** The same request with other header fields. */
    public RequestHead withHeaders(Headers others) {
        return new RequestHead(method, path, query, others);
    }

    /** Tells method, path and the names of the header fields; a query may hold secrets. */
    @Override
    public String toString() {
        return method + ' ' + path + ' ' + headers;
    }
}
