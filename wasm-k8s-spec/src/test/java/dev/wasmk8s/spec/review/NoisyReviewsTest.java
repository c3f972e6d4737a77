package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a review is written, it is read as the same one: JSON that means the same is the same. */
class NoisyReviewsTest {
    @Property(tries = 400)
    void tokenReviewRequests(@ForAll("tokenReviewSpecs") TokenReviewSpec spec, @ForAll long seed) {
        assertThat(TokenReviewCodec.readRequest(Noise.in(TokenReviewCodec.writeRequest(spec), seed)))
                .isEqualTo(spec);
    }

    @Property(tries = 400)
    void tokenReviewAnswers(@ForAll("tokenReviewStatuses") TokenReviewStatus status, @ForAll long seed) {
        assertThat(TokenReviewCodec.readStatus(Noise.in(TokenReviewCodec.writeAnswer(status), seed)))
                .isEqualTo(status);
    }

    @Property(tries = 400)
    void subjectAccessReviewRequests(
            @ForAll("subjectAccessReviewSpecs") SubjectAccessReviewSpec spec, @ForAll long seed) {
        assertThat(SubjectAccessReviewCodec.readRequest(Noise.in(SubjectAccessReviewCodec.writeRequest(spec), seed)))
                .isEqualTo(spec);
    }

    @Property(tries = 400)
    void subjectAccessReviewAnswers(
            @ForAll("subjectAccessReviewStatuses") SubjectAccessReviewStatus status, @ForAll long seed) {
        assertThat(SubjectAccessReviewCodec.readStatus(Noise.in(SubjectAccessReviewCodec.writeAnswer(status), seed)))
                .isEqualTo(status);
    }

    @Property(tries = 400)
    void admissionReviewRequests(@ForAll("admissionRequests") AdmissionRequest request, @ForAll long seed) {
        AdmissionRequest plain = request.toBuilder()
                .object(plain(request.object()))
                .oldObject(plain(request.oldObject()))
                .options(plain(request.options()))
                .build();
        assertThat(AdmissionReviewCodec.readRequest(Noise.in(AdmissionReviewCodec.writeRequest(plain), seed)))
                .isEqualTo(plain);
    }

    @Property(tries = 400)
    void admissionReviewAnswers(@ForAll("admissionResponses") AdmissionResponse response, @ForAll long seed) {
        assertThat(AdmissionReviewCodec.readAnswer(Noise.in(AdmissionReviewCodec.writeAnswer(response), seed))
                        .response())
                .contains(response);
    }

    /** As the library writes it that makes the noise; their bytes as such are another test's matter. */
    private static RawJson plain(Optional<RawJson> object) {
        RawJson any = object.orElse(RawJson.of("{}"));
        return RawJson.of(Noise.MAPPER.readTree(any.toByteArray()).toString());
    }

    @Provide
    Arbitrary<TokenReviewSpec> tokenReviewSpecs() {
        return Reviews.tokenReviewSpecs();
    }

    @Provide
    Arbitrary<TokenReviewStatus> tokenReviewStatuses() {
        return Reviews.tokenReviewStatuses();
    }

    @Provide
    Arbitrary<SubjectAccessReviewSpec> subjectAccessReviewSpecs() {
        return Reviews.subjectAccessReviewSpecs();
    }

    @Provide
    Arbitrary<SubjectAccessReviewStatus> subjectAccessReviewStatuses() {
        return Reviews.subjectAccessReviewStatuses();
    }

    @Provide
    Arbitrary<AdmissionRequest> admissionRequests() {
        return Reviews.admissionRequests();
    }

    @Provide
    Arbitrary<AdmissionResponse> admissionResponses() {
        return Reviews.admissionResponses();
    }
}
