package dev.wasmk8s.spec.review;

import dev.wasmk8s.review.ReviewException;
import java.util.List;

/** Several errors in one text, as the API server aggregates them: a single one alone, more in brackets, none twice. */
final class ErrorText {
    private ErrorText() {}

    static String of(List<ReviewException> errors) {
        List<String> texts =
                errors.stream().map(Throwable::getMessage).distinct().toList();
        return texts.size() == 1 ? texts.get(0) : texts.isEmpty() ? "" : "[" + String.join(", ", texts) + "]";
    }
}
