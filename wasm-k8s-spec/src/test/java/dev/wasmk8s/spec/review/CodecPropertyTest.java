package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read as it was, alone, in an envelope, and among things that mean nothing. */
class CodecPropertyTest {
    @Property(tries = 300)
    void tokenReviewRequests(@ForAll("tokenReviewSpecs") TokenReviewSpec spec, @ForAll("objects") RawJson settings) {
        holds(spec, settings, TokenReviewCodec.writeRequest(spec), TokenReviewCodec::readRequest);
        assertThat(TokenReviewCodec.writeEnvelope(spec, Optional.of(settings)))
                .isEqualTo(RequestEnvelope.write(TokenReviewCodec.writeRequest(spec), Optional.of(settings)));
    }

    @Property(tries = 300)
    void subjectAccessReviewRequests(
            @ForAll("subjectAccessReviewSpecs") SubjectAccessReviewSpec spec, @ForAll("objects") RawJson settings) {
        holds(spec, settings, SubjectAccessReviewCodec.writeRequest(spec), SubjectAccessReviewCodec::readRequest);
        assertThat(SubjectAccessReviewCodec.writeEnvelope(spec, Optional.of(settings)))
                .isEqualTo(RequestEnvelope.write(SubjectAccessReviewCodec.writeRequest(spec), Optional.of(settings)));
    }

    @Property(tries = 300)
    void admissionReviewRequests(
            @ForAll("admissionRequests") AdmissionRequest request, @ForAll("objects") RawJson settings) {
        holds(request, settings, AdmissionReviewCodec.writeRequest(request), AdmissionReviewCodec::readRequest);
        assertThat(AdmissionReviewCodec.writeEnvelope(request, Optional.of(settings)))
                .isEqualTo(RequestEnvelope.write(AdmissionReviewCodec.writeRequest(request), Optional.of(settings)));
    }

    @Property(tries = 300)
    void tokenReviewAnswers(@ForAll("tokenReviewStatuses") TokenReviewStatus status, @ForAll("objects") RawJson noise) {
        RawJson answer = TokenReviewCodec.writeAnswer(status);
        holds(status, noise, answer, TokenReviewCodec::readStatus);
        assertThat(TokenReviewCodec.readEnvelope(envelope(answer))).isEqualTo(status);
    }

    @Property(tries = 300)
    void subjectAccessReviewAnswers(
            @ForAll("subjectAccessReviewStatuses") SubjectAccessReviewStatus status, @ForAll("objects") RawJson noise) {
        RawJson answer = SubjectAccessReviewCodec.writeAnswer(status);
        holds(status, noise, answer, SubjectAccessReviewCodec::readStatus);
        assertThat(SubjectAccessReviewCodec.readEnvelope(envelope(answer))).isEqualTo(status);
    }

    @Property(tries = 300)
    void admissionReviewAnswers(
            @ForAll("admissionResponses") AdmissionResponse response, @ForAll("objects") RawJson noise) {
        AdmissionReviewAnswer expected =
                new AdmissionReviewAnswer("admission.k8s.io/v1", "AdmissionReview", Optional.of(response));
        RawJson answer = AdmissionReviewCodec.writeAnswer(response);
        holds(expected, noise, answer, AdmissionReviewCodec::readAnswer);
        assertThat(AdmissionReviewCodec.readEnvelope(envelope(answer))).isEqualTo(expected);
    }

    /** Unknown keys at the front of every object, nulls for absent ones and white space change nothing. */
    private static <T> void holds(T expected, RawJson noise, RawJson written, Function<RawJson, T> read) {
        assertThat(read.apply(written)).isEqualTo(expected);
        String unknown =
                written.toString().replaceFirst("\\{", "{ \"unknown\" :\n" + quoted(noise) + " ,\"null\":null, ");
        assertThat(read.apply(RawJson.of("\t" + unknown + "\r\n"))).isEqualTo(expected);
    }

    private static String quoted(RawJson noise) {
        return noise.toString().replace("\\", "\\\\");
    }

    private static RawJson envelope(RawJson answer) {
        return RawJson.of("{\"response\":" + answer + "}");
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

    @Provide
    Arbitrary<RawJson> objects() {
        return Reviews.objects();
    }
}
