package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCases;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Valid inputs of guests, to be called with and to be mutated: the reviews of the conformance cases, and settings. */
final class DifferentialInputs {
    /** Settings that a guest takes, where it takes any. */
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "token-list-authenticator",
            List.of("""
                    {"tokens":[{"token":"s3cr3t","user":{"username":"jane","uid":"7","groups":["dev"],\
                    "extra":{"example.org/team":["red"]}}},{"token":"magic-token","user":{"username":"magic"},\
                    "audiences":["https://api.example.org"]}]}"""),
            "group-authorizer",
            List.of("""
                    {"rules":[{"effect":"deny","groups":["interns"],"verbs":["*"],"resources":["secrets","pods/exec"]},\
                    {"effect":"allow","groups":["magic-group","ops"],"verbs":["get","list"],"resources":["*"],\
                    "apiGroups":[""]},{"effect":"allow","groups":["ops"],"verbs":["get"],\
                    "nonResourceURLs":["/healthz","/metrics/*"]}]}"""),
            "required-labels-validator",
            List.of("""
                    {"required":{"team":{},"env":{"oneOf":["dev","prod"]}},"recommended":{"cost-center":{"prefix":"cc-"}}}"""),
            "default-labels-mutator",
            List.of("""
                    {"labels":{"team":"unknown","env":"dev"}}"""),
            "probe",
            Stream.of(
                            "\"do\":\"echo\"",
                            "\"do\":\"export\",\"stderr\":\"error\"",
                            "\"do\":\"initialized\"",
                            "\"do\":\"read-again\"",
                            "\"do\":\"env\"",
                            "\"do\":\"args\"",
                            "\"do\":\"clock\",\"n\":1",
                            "\"do\":\"random\",\"n\":20",
                            "\"do\":\"open\",\"path\":\"/etc/hosts\"",
                            "\"do\":\"write\",\"path\":\"a\"",
                            "\"do\":\"count\"",
                            "\"do\":\"remember\"",
                            "\"do\":\"grow\",\"n\":3",
                            "\"do\":\"trap\"",
                            "\"do\":\"panic\"",
                            "\"do\":\"fill\",\"n\":200000",
                            "\"do\":\"flood-stdout\",\"n\":70000",
                            "\"do\":\"flood-stderr\",\"n\":5000",
                            "\"stdout\":\"$uid\",\"exit\":3",
                            "\"stdout\":\"nothing\",\"exit\":0")
                    .map(settings -> "{" + settings + "}")
                    .toList());

    private DifferentialInputs() {}

    /** What a guest can be called with for a use case. */
    static List<byte[]> of(String guest, UseCase useCase) {
        List<String> settings = SETTINGS.getOrDefault(guest, List.of(""));
        Set<String> inputs = new LinkedHashSet<>();
        for (String id : ConformanceCases.ids()) {
            for (ConformanceCase.Example example : ConformanceCases.read(id).examples()) {
                if (example.useCase() == useCase) {
                    settings.forEach(each -> inputs.add(envelope(useCase, example.review(), each)));
                }
            }
        }
        List<byte[]> bytes = new ArrayList<>();
        inputs.forEach(input -> bytes.add(input.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static String envelope(UseCase useCase, RawJson review, String text) {
        Optional<RawJson> settings = text.isEmpty() ? Optional.empty() : Optional.of(RawJson.of(text));
        return switch (useCase) {
            case AUTHENTICATION ->
                TokenReviewCodec.writeEnvelope(TokenReviewCodec.readRequest(review), settings)
                        .toString();
            case AUTHORIZATION ->
                SubjectAccessReviewCodec.writeEnvelope(SubjectAccessReviewCodec.readRequest(review), settings)
                        .toString();
            case ADMISSION ->
                AdmissionReviewCodec.writeEnvelope(AdmissionReviewCodec.readRequest(review), settings)
                        .toString();
        };
    }
}
