package dev.wasmk8s.spec.cases;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What must come of a review. Immutable. What is absent here must be absent from the outcome.
 *
 * @param outcome the kind of answer
 * @param user the user authenticated
 * @param groupsAfterwards the user's groups once the API server has added its own
 * @param audiences those that the token is valid for
 * @param reason why access is allowed or denied
 * @param object the object to be stored, byte for byte; absent if it stays as submitted
 * @param status what a client is told of a denial
 * @param warnings for the client
 * @param auditAnnotations for the audit log
 * @param errors the failures that the answer carries, in order
 * @param input what the module of the last error was sent: JSON pointer to value
 * @param absentInput what it was not sent: JSON pointers
 * @param http the code of the HTTP response, for hosts that answer HTTP
 */
public record Expectation(
        Outcome outcome,
        Optional<UserInfo> user,
        List<String> groupsAfterwards,
        List<String> audiences,
        String reason,
        Optional<RawJson> object,
        Optional<DenialStatus> status,
        List<String> warnings,
        Map<String, String> auditAnnotations,
        List<Failure> errors,
        Map<String, RawJson> input,
        List<String> absentInput,
        OptionalInt http) {
    /** Copies the collections. */
    public Expectation {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(user, "user");
        groupsAfterwards = List.copyOf(groupsAfterwards);
        audiences = List.copyOf(audiences);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(status, "status");
        warnings = List.copyOf(warnings);
        auditAnnotations = Collections.unmodifiableMap(new LinkedHashMap<>(auditAnnotations));
        errors = List.copyOf(errors);
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
        absentInput = List.copyOf(absentInput);
        Objects.requireNonNull(http, "http");
    }

    /** The kinds of answers. */
    public enum Outcome {
        /** The token is a user's. */
        AUTHENTICATED,
        /** The token is nobody's. */
        UNAUTHENTICATED,
        /** The access is allowed. */
        ALLOW,
        /** The access is denied. */
        DENY,
        /** The access is neither allowed nor denied. */
        NO_OPINION,
        /** The object is admitted. */
        ALLOWED,
        /** The object is refused. */
        DENIED
    }

    /** What a client is told of a denial, without details. A message that ends in three dots goes on as it likes. */
    public record DenialStatus(int code, String reason, String message) {
        /** Checks that nothing is null. */
        public DenialStatus {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * A failure that the answer carries.
     *
     * @param module the module that failed
     * @param contains a part of the text
     */
    public record Failure(String module, FailureCode code, String contains) {
        /** Checks that nothing is null. */
        public Failure {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(contains, "contains");
        }
    }

    /** Compares with an authentication. Returns one sentence for each difference; none if there is none. */
    public List<String> differences(Authentication actual) {
        Differences found = new Differences();
        if (actual instanceof Authentication.Authenticated authenticated) {
            found.compare("outcome", outcome, Outcome.AUTHENTICATED);
            found.compare("user", user, Optional.of(authenticated.user()));
            found.compare("audiences", audiences, authenticated.audiences());
            if (!groupsAfterwards.isEmpty()) {
                List<String> groups = authenticated.user().authenticated().groups();
                found.compare("groupsAfterwards", groupsAfterwards, groups);
            }
            compareErrors(found, List.of());
        } else if (actual instanceof Authentication.Unauthenticated unauthenticated) {
            found.compare("outcome", outcome, Outcome.UNAUTHENTICATED);
            compareErrors(found, unauthenticated.errors());
        }
        return found.list();
    }

    /** Compares with a decision. Returns one sentence for each difference; none if there is none. */
    public List<String> differences(Decision actual) {
        Differences found = new Differences();
        found.compare("outcome", outcome, outcomeOf(actual));
        found.compare("reason", reason, actual.reason());
        compareErrors(found, actual.errors());
        return found.list();
    }

    /** Compares with a verdict. Returns one sentence for each difference; none if there is none. */
    public List<String> differences(Verdict actual) {
        Differences found = new Differences();
        if (actual instanceof Verdict.Allowed allowed) {
            found.compare("outcome", outcome, Outcome.ALLOWED);
            found.compare("object", object, allowed.object());
        } else if (actual instanceof Verdict.Denied denied) {
            found.compare("outcome", outcome, Outcome.DENIED);
            DenialStatus told = new DenialStatus(
                    denied.status().code(),
                    denied.status().reason(),
                    denied.status().message());
            found.compareStatus(status, told);
        }
        found.compare("warnings", warnings, actual.warnings());
        found.compare("auditAnnotations", auditAnnotations, withoutCalls(actual.auditAnnotations()));
        compareErrors(found, actual.errors());
        return found.list();
    }

    /** Without those that tell of each mutator that it was called, which follow from the order of modules alone. */
    private static Map<String, String> withoutCalls(Map<String, String> annotations) {
        Map<String, String> others = new LinkedHashMap<>(annotations);
        others.keySet().removeIf(key -> key.startsWith("mutation.webhook.admission.k8s.io/"));
        return others;
    }

    private static Outcome outcomeOf(Decision decision) {
        if (decision instanceof Decision.Allow) {
            return Outcome.ALLOW;
        }
        return decision instanceof Decision.Deny ? Outcome.DENY : Outcome.NO_OPINION;
    }

    private void compareErrors(Differences found, List<ReviewException> actual) {
        found.compareErrors(errors, actual);
        if (!actual.isEmpty()) {
            RawJson sent = RawJson.of(actual.get(actual.size() - 1).detail());
            input.forEach((pointer, value) -> found.compareInput(pointer, Optional.of(value), sent));
            absentInput.forEach(pointer -> found.compareInput(pointer, Optional.empty(), sent));
        }
    }
}
