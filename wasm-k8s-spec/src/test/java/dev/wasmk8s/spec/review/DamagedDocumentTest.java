package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to the bytes of a document, it is read or refused, and never anything else. */
class DamagedDocumentTest {
    private static final byte[] PIECES = "{}[]:,\"\\/u0e+-.ntf\u00e9\ud83d\ude00\0\n".getBytes(StandardCharsets.UTF_8);

    @Property(tries = 1000)
    void requests(@ForAll("admissionRequests") AdmissionRequest request, @ForAll long seed) {
        RawJson damaged = damage(AdmissionReviewCodec.writeRequest(request), new Random(seed));
        Optional<AdmissionRequest> read = readOrRefused(damaged, AdmissionReviewCodec::readRequest);
        // What was read can be written: nothing ill-formed has slipped in.
        read.ifPresent(AdmissionReviewCodec::writeRequest);
    }

    @Property(tries = 1000)
    void answers(@ForAll("admissionResponses") AdmissionResponse response, @ForAll long seed) {
        RawJson envelope =
                RawJson.of("{\"error\":\"\",\"response\":" + AdmissionReviewCodec.writeAnswer(response) + "}");
        readOrRefused(damage(envelope, new Random(seed)), AdmissionReviewCodec::readEnvelope);
    }

    private static <T> Optional<T> readOrRefused(RawJson damaged, Function<RawJson, T> read) {
        try {
            return Optional.of(read.apply(damaged));
        } catch (ReviewException e) {
            assertThat(EnumSet.of(
                            FailureCode.REQUEST_MALFORMED, FailureCode.RESPONSE_MALFORMED, FailureCode.GUEST_REPORTED))
                    .contains(e.code());
            return Optional.empty();
        }
    }

    private static RawJson damage(RawJson document, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : document.toByteArray()) {
            bytes.add(each);
        }
        for (int i = random.nextInt(3); i >= 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(5)) {
                case 0 -> bytes.remove(at);
                case 1 -> bytes.add(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> bytes.set(at, (byte) random.nextInt(256));
                case 3 -> bytes.subList(at, bytes.size()).clear();
                default -> bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + 20))));
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return RawJson.wrap(damaged);
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
