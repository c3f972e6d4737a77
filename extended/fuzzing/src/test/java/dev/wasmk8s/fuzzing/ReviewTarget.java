package dev.wasmk8s.fuzzing;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
import dev.wasmk8s.spec.object.ObjectLabels;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.LocalSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectRulesReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every reader of a review takes a document or refuses it with a code of its own; what was read is written and read again
 * as the same. The first byte chooses the reader.
 */
public final class ReviewTarget {
    private static final Set<FailureCode> CODES = Set.of(FailureCode.REQUEST_MALFORMED, FailureCode.RESPONSE_MALFORMED);

    private interface Round {
        void trip(RawJson document);
    }

    private static final List<Round> ROUNDS = List.of(
            in -> same(in, TokenReviewCodec::readRequest, TokenReviewCodec::writeRequest),
            in -> same(in, TokenReviewCodec::readStatus, TokenReviewCodec::writeAnswer),
            in -> same(in, SubjectAccessReviewCodec::readRequest, SubjectAccessReviewCodec::writeRequest),
            in -> same(in, SubjectAccessReviewCodec::readStatus, SubjectAccessReviewCodec::writeAnswer),
            in -> same(in, AdmissionReviewCodec::readRequest, AdmissionReviewCodec::writeRequest),
            ReviewTarget::admissionAnswer,
            in -> again(
                    LocalSubjectAccessReviewCodec.readRequest(in, "shop"),
                    SubjectAccessReviewCodec::writeRequest,
                    SubjectAccessReviewCodec::readRequest),
            in -> again(
                    SelfSubjectAccessReviewCodec.readRequest(in, UserInfo.of("ann", "g")),
                    SubjectAccessReviewCodec::writeRequest,
                    SubjectAccessReviewCodec::readRequest),
            SelfSubjectRulesReviewCodec::readNamespace,
            in -> ObjectLabels.read(in, FailureCode.REQUEST_MALFORMED),
            in -> RequestEnvelope.write(in, Optional.empty()),
            in -> RequestEnvelope.write(RawJson.of("{}"), Optional.of(in)));

    private ReviewTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        Round round = input.of(ROUNDS);
        try {
            round.trip(RawJson.wrap(input.rest()));
        } catch (ReviewException e) {
            Finding.unless(CODES.contains(e.code()), e.toString());
        }
    }

    private static void admissionAnswer(RawJson document) {
        AdmissionReviewCodec.readAnswer(document)
                .response()
                .ifPresent(response -> again(
                        response, AdmissionReviewCodec::writeAnswer, written -> AdmissionReviewCodec.readAnswer(written)
                                .response()
                                .orElseThrow()));
    }

    private static <T> void same(RawJson document, Function<RawJson, T> read, Function<T, RawJson> write) {
        again(read.apply(document), write, read);
    }

    private static <T> void again(T value, Function<T, RawJson> write, Function<RawJson, T> read) {
        RawJson written;
        T second;
        try {
            written = write.apply(value);
            second = read.apply(written);
        } catch (ReviewException e) {
            throw new Finding("what was read cannot be written and read again: " + e);
        }
        Finding.unlessEqual(value, second, "read, written and read");
        Finding.unlessEqual(written, write.apply(second), "written twice");
    }
}
