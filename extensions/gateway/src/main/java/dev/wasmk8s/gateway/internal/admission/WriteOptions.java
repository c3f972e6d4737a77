package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.request.Query;
import dev.wasmk8s.json.RawJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** CreateOptions and UpdateOptions as admission sees them; those of a patch become one of the two. */
final class WriteOptions {
    private WriteOptions() {}

    static RawJson create(Query query) {
        return of("CreateOptions", query);
    }

    static RawJson update(Query query) {
        return of("UpdateOptions", query);
    }

    private static RawJson of(String kind, Query query) {
        ObjectNode options = Json.object().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        List<String> dryRun = query.all("dryRun");
        if (DryRun.isRequested(dryRun)) {
            dryRun.forEach(options.putArray("dryRun")::add);
        }
        for (String name : List.of("fieldManager", "fieldValidation")) {
            query.first(name).filter(value -> !value.isEmpty()).ifPresent(value -> options.put(name, value));
        }
        return Json.raw(options);
    }
}
