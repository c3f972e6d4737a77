package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.patch.JsonPatches;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.change.JsonPatcher;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;

/** Answers AdmissionReviews with one module. Every call has a uid of its own. */
public record ModuleAdmitter(ModuleDefinition definition, GuestCaller caller) implements Admitter {
    @Override
    public Verdict admit(AdmissionRequest request) {
        return Review.by(definition.name(), () -> review(request));
    }

    private Verdict review(AdmissionRequest original) {
        AdmissionRequest request = original.withUid(freshUid().toString());
        RawJson input = AdmissionReviewCodec.writeEnvelope(request, definition.settings());
        RawJson output = caller.call(UseCase.ADMISSION, input);
        AdmissionReviewAnswer answer = AdmissionReviewCodec.readEnvelope(output);
        return AdmissionReviewVerifier.verify(
                answer,
                request,
                definition.name(),
                definition.admission().mutating(),
                patcher(),
                dropped -> LoggerFactory.getLogger(ModuleAdmitter.class)
                        .warn("module '{}': {}", definition.name(), dropped));
    }

    private Optional<JsonPatcher> patcher() {
        return definition.admission().jsonPatch()
                ? Optional.of(new JsonPatches(definition.limits().outputBytes()))
                : Optional.empty();
    }

    /**
     * A random UUID, version 4. It tells calls apart and is no secret: the guest reads it. The JDK's own would queue
     * all threads for the secure random source.
     */
    private static UUID freshUid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 1L << 63;
        return new UUID(high, low);
    }
}
