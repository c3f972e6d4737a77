package dev.wasmk8s.testing;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.testing.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a golden file expects. */
final class ExpectationReader {
    private static final String ERROR = "error";
    private static final List<String> FAILURE_KEYS = List.of("code", "contains");

    private ExpectationReader() {}

    /** The expectation; mistakes are reported, and then it is not to be used. */
    static Optional<Expectation> read(DocumentNode node, UseCase useCase) {
        Map<String, DocumentNode> members = node.members();
        KnownKeys.check(members, keys(useCase));
        DocumentNode error = members.get(ERROR);
        if (error != null) {
            if (members.size() > 1) {
                error.mistake("a module that fails gives no answer", "Expect an error, or an answer.");
            }
            return failure(error);
        }
        Json half = node.json();
        if (half.isEmpty() && node.isObject()) {
            node.mistake("nothing is expected", "Possible here: " + String.join(", ", keys(useCase)) + ".");
        }
        return half instanceof Json.Mapping mapping ? Optional.of(new Expectation.OfAnswer(mapping)) : Optional.empty();
    }

    private static List<String> keys(UseCase useCase) {
        return switch (useCase) {
            case AUTHENTICATION -> List.of("authenticated", "user", "audiences", ERROR);
            case AUTHORIZATION -> List.of("allowed", "denied", "reason", ERROR);
            case ADMISSION ->
                List.of("allowed", "status", "object", "warnings", "auditAnnotations", "patch", "patchType", ERROR);
        };
    }

    private static Optional<Expectation> failure(DocumentNode error) {
        if (!error.isObject()) {
            error.mistake(
                    "expected an object with code and contains",
                    "What a module reports itself has the code GUEST_REPORTED.");
            return Optional.empty();
        }
        Map<String, DocumentNode> members = error.members();
        KnownKeys.check(members, FAILURE_KEYS);
        DocumentNode code = members.get("code");
        if (code == null) {
            error.mistake("\"code\" is missing", codes());
            return Optional.empty();
        }
        String contains = Optional.ofNullable(members.get("contains"))
                .flatMap(DocumentNode::text)
                .orElse("");
        return code.text().flatMap(word -> code(word, code)).map(some -> new Expectation.OfFailure(some, contains));
    }

    private static Optional<FailureCode> code(String word, DocumentNode node) {
        Optional<FailureCode> code = Stream.of(FailureCode.values())
                .filter(each -> each.name().equals(word))
                .findFirst();
        if (code.isEmpty()) {
            node.mistake("unknown failure code", codes());
        }
        return code;
    }

    private static String codes() {
        return "Possible here: "
                + Stream.of(FailureCode.values()).map(Enum::name).collect(Collectors.joining(", ")) + ".";
    }
}
