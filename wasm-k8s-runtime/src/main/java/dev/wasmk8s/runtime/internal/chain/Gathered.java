package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the members of an admission chain say beside their verdicts: each warning once, the first value of each audit
 * annotation, all errors. Most say nothing, so nothing is made for it. Used by one thread.
 */
final class Gathered {
    private Set<String> warnings = Set.of();
    private Map<String, String> auditAnnotations = Map.of();
    private List<ReviewException> errors = List.of();

    void add(Verdict verdict) {
        if (!verdict.warnings().isEmpty()) {
            warnings().addAll(verdict.warnings());
        }
        if (!verdict.auditAnnotations().isEmpty()) {
            verdict.auditAnnotations().forEach((key, value) -> annotations().putIfAbsent(key, value));
        }
        for (ReviewException error : verdict.errors()) {
            error(error);
        }
    }

    void warn(String warning) {
        warnings().add(warning);
    }

    void annotate(String key, String value) {
        annotations().put(key, value);
    }

    /** Unless there is a value already. */
    void annotateOnce(String key, String value) {
        annotations().putIfAbsent(key, value);
    }

    void error(ReviewException error) {
        errors = errors.isEmpty() ? new ArrayList<>() : errors;
        errors.add(error);
    }

    private Set<String> warnings() {
        warnings = warnings.isEmpty() ? new LinkedHashSet<>() : warnings;
        return warnings;
    }

    private Map<String, String> annotations() {
        auditAnnotations = auditAnnotations.isEmpty() ? new LinkedHashMap<>() : auditAnnotations;
        return auditAnnotations;
    }

    Verdict allowed(Optional<RawJson> object) {
        return new Verdict.Allowed(object, List.copyOf(warnings), auditAnnotations, errors);
    }

    Verdict denied(Status status) {
        return new Verdict.Denied(status, List.copyOf(warnings), auditAnnotations, errors);
    }
}
