package dev.wasmk8s.gateway.internal.request;

import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.gateway.RequestInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Derives what a request asks for, step by step as {@code k8s.io/apiserver/pkg/endpoints/request} does, so that an
 * authorizer sees the same here and there.
 */
public final class RequestInfoResolver {
    private static final Set<String> SPECIAL_VERBS = Set.of("proxy", "watch");
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
    private static final Set<String> VERBS_WITH_SELECTORS = Set.of("list", "watch", "deletecollection");

    private RequestInfoResolver() {}

    /**
     * Resolves a request.
     *
     * @param method the HTTP method; letter case counts
     * @param path the decoded path
     * @throws MalformedRequestException if a special verb is followed by nothing
     */
    public static RequestInfo resolve(String method, String path, Query query) {
        List<String> parts = split(path);
        boolean core = parts.size() >= 3 && parts.get(0).equals("api");
        boolean grouped = parts.size() >= 4 && parts.get(0).equals("apis");
        if (!core && !grouped) {
            return new RequestInfo(
                    false, path, method.toLowerCase(Locale.ROOT), "", "", "", "", "", "", "", List.of(), "", "");
        }
        String group = core ? "" : parts.get(1);
        String version = parts.get(core ? 1 : 2);
        List<String> rest = parts.subList(core ? 2 : 3, parts.size());
        boolean special = SPECIAL_VERBS.contains(rest.get(0));
        if (special && rest.size() < 2) {
            throw new MalformedRequestException("unable to determine kind and namespace from url, " + path);
        }
        String verb = special ? rest.get(0) : verb(method);
        Location location = locate(special ? rest.subList(1, rest.size()) : rest, verb);
        String name = location.name();
        if (name.isEmpty() && verb.equals("get")) {
            verb = query.isTrue("watch") ? "watch" : "list";
            name = nameInSelector(query);
        }
        if (name.isEmpty() && verb.equals("delete")) {
            verb = "deletecollection";
        }
        boolean selectable = !special && VERBS_WITH_SELECTORS.contains(verb);
        return new RequestInfo(
                true,
                path,
                verb,
                parts.get(0),
                group,
                version,
                location.namespace(),
                location.resource(),
                location.subresource(),
                name,
                location.parts(),
                selectable ? query.first("fieldSelector").orElse("") : "",
                selectable ? query.first("labelSelector").orElse("") : "");
    }

    private static List<String> split(String path) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return end < 1 ? List.of() : List.of(path.substring(1, end).split("/", -1));
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "";
        };
    }

    private static Location locate(List<String> rest, String verb) {
        String namespace = "";
        List<String> parts = rest;
        if (rest.get(0).equals("namespaces") && rest.size() > 1) {
            namespace = rest.get(1);
            if (rest.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(rest.get(2))) {
                parts = rest.subList(2, rest.size());
            }
        }
        String name = parts.size() > 1 ? parts.get(1) : "";
        String subresource = parts.size() > 2 && !verb.equals("proxy") ? parts.get(2) : "";
        return new Location(namespace, parts.get(0), name, subresource, parts);
    }

    /** A list of one named object is authorized for that name, if the API server could read all list options. */
    private static String nameInSelector(Query query) {
        if (!isInteger(query.first("limit")) || !isInteger(query.first("timeoutSeconds"))) {
            return "";
        }
        Optional<List<Requirement>> fields =
                FieldSelector.parse(query.first("fieldSelector").orElse(""));
        Optional<List<Requirement>> labels =
                LabelSelector.parse(query.first("labelSelector").orElse(""));
        if (fields.isEmpty() || labels.isEmpty()) {
            return "";
        }
        return fields.get().stream()
                .filter(requirement -> requirement.key().equals("metadata.name")
                        && requirement.operator().equals("In"))
                .map(requirement -> requirement.values().get(0))
                .findFirst()
                .filter(RequestInfoResolver::isPathSegment)
                .orElse("");
    }

    private static boolean isInteger(Optional<String> value) {
        try {
            value.ifPresent(Long::parseLong);
            return value.orElse("").chars().allMatch(c -> c < 0x80);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPathSegment(String name) {
        return !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0 && name.indexOf('%') < 0;
    }

    private record Location(String namespace, String resource, String name, String subresource, List<String> parts) {}
}
