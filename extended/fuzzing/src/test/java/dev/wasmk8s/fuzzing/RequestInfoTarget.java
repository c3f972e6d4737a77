package dev.wasmk8s.fuzzing;

import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.internal.request.MalformedRequestException;
import dev.wasmk8s.gateway.internal.request.Query;
import dev.wasmk8s.gateway.internal.request.RequestInfoResolver;
import dev.wasmk8s.gateway.internal.request.RequestPath;
import dev.wasmk8s.gateway.internal.request.Selectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A method and a request target are refused, or give attributes from which the path can be put together again. A path that
 * is encoded in another way means the same.
 */
public final class RequestInfoTarget {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "get");
    private static final Set<String> VERBS =
            Set.of("", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "proxy");
    private static final Headers NONE = Headers.none();

    private RequestInfoTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        String method = input.of(METHODS);
        RequestHead head = RequestHead.of(method, input.restAsText(), NONE);
        try {
            String path = RequestPath.decode(head.path());
            Query query = Query.parse(head.query());
            RequestInfo info = RequestInfoResolver.resolve(method, path, query);
            check(info, path);
            Finding.unlessEqual(RequestPath.decode(encoded(path)), path, "path encoded and decoded");
            Finding.unlessEqual(
                    RequestInfoResolver.resolve(method, RequestPath.decode(encoded(path)), query), info, "attributes");
            Selectors.fields(info.fieldSelector());
            Selectors.labels(info.labelSelector());
        } catch (MalformedRequestException e) {
            // Refused.
        }
    }

    private static void check(RequestInfo info, String path) {
        Finding.unlessEqual(info.path(), path, "path");
        Finding.unless(!path.contains("//"), "an empty segment");
        if (!info.resourceRequest()) {
            return;
        }
        Finding.unless(VERBS.contains(info.verb()), "verb " + info.verb());
        List<String> segments = new ArrayList<>(List.of(info.apiPrefix()));
        if (info.apiPrefix().equals("apis")) {
            segments.add(info.apiGroup());
        }
        segments.add(info.apiVersion());
        String start = "/" + String.join("/", segments) + "/";
        String end = "/" + String.join("/", info.parts());
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Finding.unless(bare.startsWith(start), path + " does not begin with " + start);
        Finding.unless(bare.endsWith(end), path + " does not end with " + end);
        String between = bare.substring(start.length() - 1, bare.length() - end.length());
        List<String> rest = new ArrayList<>(List.of(between.split("/")));
        rest.removeIf(String::isEmpty);
        boolean special = !rest.isEmpty() && Set.of("watch", "proxy").contains(rest.get(0));
        if (special) {
            Finding.unlessEqual(rest.remove(0), info.verb(), "special verb");
        }
        if (!rest.isEmpty()) {
            Finding.unlessEqual(rest, List.of("namespaces", info.namespace()), "what was left out");
        }
        Finding.unlessEqual(info.resource(), info.parts().get(0), "resource");
    }

    /** Every character of a segment percent-encoded that need not stand for itself. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each == '/' || (each >= '0' && each <= '9') || (each >= 'a' && each <= 'm');
            encoded.append(plain ? String.valueOf((char) each) : String.format("%%%02x", each & 0xff));
        }
        return encoded.toString();
    }
}
