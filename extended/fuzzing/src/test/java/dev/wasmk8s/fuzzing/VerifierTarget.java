package dev.wasmk8s.fuzzing;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.patch.JsonPatches;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verifiers, on what the envelope readers let through and, for patches, on answers that are sound otherwise. The first
 * byte chooses.
 */
public final class VerifierTarget {
    private static final Set<FailureCode> CODES =
            Set.of(FailureCode.RESPONSE_MALFORMED, FailureCode.RESPONSE_REFUSED, FailureCode.GUEST_REPORTED);
    private static final RawJson OBJECT = RawJson.of(
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"uid\":\"\"},\"data\":{\"k\":\"v\"}}");
    private static final AdmissionRequest CREATE = AdmissionRequest.builder(
                    Operation.CREATE,
                    new GroupVersionKind("", "v1", "ConfigMap"),
                    new GroupVersionResource("", "v1", "configmaps"),
                    UserInfo.of("ann"))
            .uid("u")
            .name("a")
            .namespace("shop")
            .object(OBJECT)
            .build();
    private static final AdmissionRequest DELETE = AdmissionRequest.builder(
                    Operation.DELETE, CREATE.kind(), CREATE.resource(), CREATE.userInfo())
            .uid("u")
            .build();
    private static final List<String> AUDIENCES = List.of("a", "b");

    private VerifierTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        try {
            switch (input.below(8)) {
                case 0 -> token(TokenReviewCodec.readEnvelope(RawJson.wrap(input.rest())));
                case 1 -> access(SubjectAccessReviewCodec.readEnvelope(RawJson.wrap(input.rest())));
                case 2 -> admission(AdmissionReviewCodec.readEnvelope(RawJson.wrap(input.rest())), CREATE, true);
                case 3 -> admission(AdmissionReviewCodec.readEnvelope(RawJson.wrap(input.rest())), CREATE, false);
                case 4 -> admission(AdmissionReviewCodec.readEnvelope(RawJson.wrap(input.rest())), DELETE, true);
                case 5 -> admission(patch("Full", encoded(input)), CREATE, true);
                case 6 -> admission(patch("JSONPatch", encoded(input)), CREATE, true);
                default -> admission(annotated(input), CREATE, input.flag());
            }
        } catch (ReviewException e) {
            Finding.unless(CODES.contains(e.code()), e.toString());
        }
    }

    private static String encoded(Input input) {
        return new String(Base64.getEncoder().encode(input.rest()), StandardCharsets.US_ASCII);
    }

    private static AdmissionReviewAnswer patch(String type, String base64) {
        return answer(new AdmissionResponse(
                "u", true, Optional.empty(), Optional.of(base64), Optional.of(type), Map.of(), List.of()));
    }

    private static AdmissionReviewAnswer annotated(Input input) {
        return answer(new AdmissionResponse(
                "u",
                input.flag(),
                Optional.empty(),
                Optional.of(input.textUntil('|')),
                Optional.of(input.textUntil('|')),
                Map.of(input.textUntil('|'), input.textUntil('|')),
                List.of(input.textUntil('|'), input.textUntil('|'))));
    }

    private static AdmissionReviewAnswer answer(AdmissionResponse response) {
        return new AdmissionReviewAnswer("admission.k8s.io/v1", "AdmissionReview", Optional.of(response));
    }

    private static void admission(AdmissionReviewAnswer answer, AdmissionRequest request, boolean mutating) {
        Verdict verdict = AdmissionReviewVerifier.verify(
                answer, request, "policy", mutating, Optional.of(new JsonPatches(1 << 16)), dropped -> {});
        AdmissionResponse response = answer.response().orElseThrow();
        Finding.unlessEqual(response.uid(), "u", "uid");
        verdict.auditAnnotations()
                .keySet()
                .forEach(key -> Finding.unless(key.startsWith("policy/"), "annotation without prefix: " + key));
        if (verdict instanceof Verdict.Denied denied) {
            Finding.unless(denied.status().code() >= 400 && denied.status().code() <= 599, denied.toString());
            Finding.unless(!response.allowed() || !denied.errors().isEmpty(), "denied although allowed");
        } else if (verdict instanceof Verdict.Allowed allowed) {
            Finding.unless(response.allowed(), "allowed although denied");
            Finding.unless(mutating || allowed.object().isEmpty(), "changed by a module that may not");
            allowed.object().ifPresent(VerifierTarget::isStillItself);
        }
    }

    private static void isStillItself(RawJson object) {
        RawJson fresh = RawJson.wrap(object.toByteArray());
        try {
            String identity = JsonReader.read(fresh, FailureCode.INTERNAL, VerifierTarget::identity);
            Finding.unlessEqual(identity, "v1 ConfigMap a", "identity of " + object);
        } catch (ReviewException e) {
            throw new Finding("not an object: " + object + ": " + e);
        }
    }

    private static String identity(JsonReader in) {
        String version = "";
        String kind = "";
        String name = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "apiVersion" -> version = in.string();
                case "kind" -> kind = in.string();
                case "metadata" ->
                    name = in.map(JsonReader::raw)
                            .getOrDefault("name", RawJson.of("\"\""))
                            .toString();
                default -> in.skip();
            }
        }
        String plain = JsonReader.read(RawJson.of(name), FailureCode.INTERNAL, JsonReader::string);
        return version + " " + kind + " " + plain;
    }

    private static void token(TokenReviewStatus status) {
        for (List<String> wanted : List.of(List.<String>of(), AUDIENCES)) {
            Authentication result = TokenReviewVerifier.verify(status, wanted, List.of("b"));
            if (result instanceof Authentication.Authenticated authenticated) {
                Finding.unless(status.authenticated(), "nobody became somebody");
                Finding.unless(!authenticated.user().username().isEmpty(), "a user without a name");
                Finding.unless(
                        wanted.isEmpty() || !authenticated.audiences().isEmpty(), "a token that is for somebody else");
                Finding.unless(wanted.containsAll(authenticated.audiences()), "an audience that nobody asked for");
            }
        }
    }

    private static void access(SubjectAccessReviewStatus status) {
        Decision decision = SubjectAccessReviewVerifier.verify(status, "policy");
        Finding.unlessEqual(decision instanceof Decision.Allow, status.allowed() && !status.denied(), "allow");
        Finding.unlessEqual(decision instanceof Decision.Deny, status.denied(), "deny");
    }
}
