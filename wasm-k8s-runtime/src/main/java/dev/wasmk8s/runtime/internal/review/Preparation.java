package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.internal.engine.EngineRehearsal;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes an instance without code, or carries out a review without a module, so that the JVM loads and links what those
 * need while configuration is still being read and the first module loaded. They take about as long, and the first real
 * review is soonest if they happen at the same time.
 */
public final class Preparation implements Runnable {
    private static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();
    private static final String NAME = "preparation";

    private final @Nullable UseCase useCase;

    /** Prepares for one use case, or for all modules. */
    Preparation(@Nullable UseCase useCase) {
        this.useCase = useCase;
    }

    /** Prepares for modules on another thread, which ends by itself; once per process. */
    public static void forModules() {
        begin("modules", new Preparation(null));
    }

    /** Prepares for reviews on another thread, which ends by itself; once per process and use case. */
    public static void forReviews(UseCase useCase) {
        begin(useCase.export(), new Preparation(useCase));
    }

    private static void begin(String what, Preparation preparation) {
        if (BEGUN.add(what)) {
            Thread thread = new Thread(preparation, "wasm-k8s-" + NAME);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            prepare();
        } catch (RuntimeException | LinkageError e) {
            // The first real module or review will meet the same, and tell.
            LoggerFactory.getLogger(Preparation.class).debug("Preparing for {} failed", useCase, e);
        }
    }

    void prepare() {
        if (useCase == null) {
            EngineRehearsal.run();
            return;
        }
        switch (useCase) {
            case AUTHENTICATION -> authenticate();
            case AUTHORIZATION -> authorize();
            case ADMISSION -> admit();
        }
    }

    private static void authenticate() {
        var spec = TokenReviewCodec.readRequest(document("authentication.k8s.io/v1", "TokenReview", """
                "spec":{"token":"-"}"""));
        TokenReviewCodec.writeEnvelope(spec, Optional.empty());
        var status = TokenReviewCodec.readEnvelope(answer("authentication.k8s.io/v1", "TokenReview", """
                "status":{"authenticated":true,"user":{"username":"-"}}"""));
        var authentication = TokenReviewVerifier.verify(status, spec.audiences(), List.of());
        TokenReviewCodec.writeAnswer(TokenReviewStatus.of(authentication));
    }

    private static void authorize() {
        var spec =
                SubjectAccessReviewCodec.readRequest(document("authorization.k8s.io/v1", "SubjectAccessReview", """
                "spec":{"user":"-","resourceAttributes":{"verb":"get","version":"v1","resource":"pods"}}"""));
        SubjectAccessReviewCodec.writeEnvelope(spec, Optional.empty());
        var status =
                SubjectAccessReviewCodec.readEnvelope(answer("authorization.k8s.io/v1", "SubjectAccessReview", """
                "status":{"allowed":true}"""));
        var decision = SubjectAccessReviewVerifier.verify(status, NAME);
        SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.of(decision));
    }

    private static void admit() {
        AdmissionRequest request =
                AdmissionReviewCodec.readRequest(document("admission.k8s.io/v1", "AdmissionReview", """
                "request":{"uid":"-","kind":{"group":"","version":"v1","kind":"Pod"},\
                "resource":{"group":"","version":"v1","resource":"pods"},"name":"-","namespace":"-",\
                "operation":"CREATE","userInfo":{"username":"-","groups":["-"]},"object":{"metadata":{"name":"-"}}}"""));
        AdmissionReviewCodec.writeEnvelope(request, Optional.empty());
        var answer = AdmissionReviewCodec.readEnvelope(answer("admission.k8s.io/v1", "AdmissionReview", """
                "response":{"uid":"-","allowed":true}"""));
        var verdict = AdmissionReviewVerifier.verify(answer, request, NAME, false, dropped -> {});
        AdmissionReviewCodec.writeAnswer(AdmissionResponse.of(request.uid(), verdict));
    }

    private static RawJson answer(String apiVersion, String kind, String rest) {
        return RawJson.of("{\"response\":" + text(apiVersion, kind, rest) + "}");
    }

    private static RawJson document(String apiVersion, String kind, String rest) {
        return RawJson.of(text(apiVersion, kind, rest));
    }

    private static String text(String apiVersion, String kind, String rest) {
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind + "\"," + rest + "}";
    }
}
