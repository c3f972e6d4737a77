package dev.wasmk8s.spec.cases;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.cases.Expectation.DenialStatus;
import dev.wasmk8s.spec.cases.Expectation.Failure;
import dev.wasmk8s.spec.cases.Expectation.Outcome;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the expectation of a case file. */
final class ExpectationFile {
    private @Nullable Outcome outcome;
    private @Nullable UserInfo user;
    private List<String> groupsAfterwards = List.of();
    private List<String> audiences = List.of();
    private String reason = "";
    private Optional<RawJson> object = Optional.empty();
    private @Nullable DenialStatus status;
    private List<String> warnings = List.of();
    private Map<String, String> auditAnnotations = Map.of();
    private List<Failure> errors = List.of();
    private Map<String, RawJson> input = Map.of();
    private List<String> absentInput = List.of();
    private OptionalInt http = OptionalInt.empty();

    private ExpectationFile() {}

    static Expectation read(RawJson expectation, NamedObjects objects) {
        return JsonReader.read(expectation, FailureCode.INTERNAL, in -> {
            ExpectationFile file = new ExpectationFile();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                file.read(key, in, objects);
            }
            return file.expectation(in);
        });
    }

    private void read(String key, JsonReader in, NamedObjects objects) {
        switch (key) {
            case "outcome" -> outcome = Outcome.valueOf(in.string());
            case "user" -> user = user(in.rawObject());
            case "groupsAfterwards" -> groupsAfterwards = in.strings();
            case "audiences" -> audiences = in.strings();
            case "reason" -> reason = in.string();
            case "object" -> object = Optional.of(objects.get(in.string()));
            case "status" -> status = status(in);
            case "warnings" -> warnings = in.strings();
            case "auditAnnotations" -> auditAnnotations = in.map(JsonReader::string);
            case "errors" -> errors = in.list(ExpectationFile::failure);
            case "input" -> input = in.map(JsonReader::raw);
            case "absentInput" -> absentInput = in.strings();
            case "http" -> http = OptionalInt.of(in.integer());
            default -> throw in.malformed("unknown key");
        }
    }

    private Expectation expectation(JsonReader in) {
        if (outcome == null) {
            throw in.missing("outcome");
        }
        return new Expectation(
                outcome,
                Optional.ofNullable(user),
                groupsAfterwards,
                audiences,
                reason,
                object,
                Optional.ofNullable(status),
                warnings,
                auditAnnotations,
                errors,
                input,
                absentInput,
                http);
    }

    private static UserInfo user(RawJson user) {
        RawJson review = RawJson.of("{\"status\":{\"user\":" + user + "}}");
        return TokenReviewCodec.readStatus(review).user().orElseThrow();
    }

    private static DenialStatus status(JsonReader in) {
        int code = 0;
        String reason = "";
        String message = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "code" -> code = in.integer();
                case "reason" -> reason = in.string();
                case "message" -> message = in.string();
                default -> throw in.malformed("unknown key");
            }
        }
        return new DenialStatus(code, reason, message);
    }

    private static Failure failure(JsonReader in) {
        String module = "";
        @Nullable FailureCode code = null;
        String contains = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "module" -> module = in.string();
                case "code" -> code = FailureCode.valueOf(in.string());
                case "contains" -> contains = in.string();
                default -> throw in.malformed("unknown key");
            }
        }
        if (code == null) {
            throw in.missing("code");
        }
        return new Failure(module, code, contains);
    }
}
