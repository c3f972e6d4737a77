package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fields that an applied configuration changes and others manage. Not thread-safe. */
final class Conflicts {
    private final Map<String, List<String>> byManager = new TreeMap<>();

    void add(Manager manager, FieldSet fields) {
        for (List<String> path : fields.paths()) {
            byManager
                    .computeIfAbsent(manager.readable(), name -> new ArrayList<>())
                    .add(Elements.readable(path));
        }
        byManager.values().forEach(paths -> paths.sort(null));
    }

    /** Refuses the configuration if there are any. */
    void refuse() {
        int count = byManager.values().stream().mapToInt(List::size).sum();
        if (count == 0) {
            return;
        }
        List<String> texts = new ArrayList<>();
        List<Cause> causes = new ArrayList<>();
        byManager.forEach((manager, paths) -> {
            texts.add(
                    paths.size() == 1
                            ? "conflict with " + manager + ": " + paths.get(0)
                            : "conflicts with " + manager + ":\n- " + String.join("\n- ", paths));
            for (String path : paths) {
                causes.add(new Cause("FieldManagerConflict", "conflict with " + manager, path));
            }
        });
        String plural = count == 1 ? "" : "s";
        throw ApiException.applyConflict(
                "Apply failed with " + count + " conflict" + plural + ": " + String.join("\n", texts), causes);
    }
}
