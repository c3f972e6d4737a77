package dev.wasmk8s.spec.cases;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCase.Module;
import dev.wasmk8s.spec.cases.ConformanceCase.Rule;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import dev.wasmk8s.spec.verify.TokenReviewVerifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host of one module without WebAssembly: it writes what the guest would write. */
final class PureHost {
    private PureHost() {}

    /** Whether neither a guest has to run nor a chain, rule or condition to be applied. */
    static boolean decides(Example example) {
        if (example.modules().size() != 1) {
            return false;
        }
        Module module = example.modules().get(0);
        Map<String, RawJson> settings = settings(module);
        return module.rules().equals(List.of(Rule.EVERYTHING))
                && module.matchConditions().isEmpty()
                && !settings.containsKey("do")
                && settings.getOrDefault("exit", RawJson.of("0")).toString().equals("0");
    }

    /** What is not as expected; throws the failure of the review if it failed. */
    static List<String> differences(Example example) {
        Module module = example.modules().get(0);
        return switch (example.useCase()) {
            case AUTHENTICATION -> {
                TokenReviewSpec spec = TokenReviewCodec.readRequest(example.review());
                RawJson stdout = answer(module, "", TokenReviewCodec.writeEnvelope(spec, module.settings()));
                yield example.expect()
                        .differences(TokenReviewVerifier.verify(
                                TokenReviewCodec.readEnvelope(stdout), spec.audiences(), example.implicitAudiences()));
            }
            case AUTHORIZATION -> {
                SubjectAccessReviewSpec spec = SubjectAccessReviewCodec.readRequest(example.review());
                RawJson stdout = answer(module, "", SubjectAccessReviewCodec.writeEnvelope(spec, module.settings()));
                yield example.expect()
                        .differences(SubjectAccessReviewVerifier.verify(
                                SubjectAccessReviewCodec.readEnvelope(stdout), module.name()));
            }
            case ADMISSION -> {
                AdmissionRequest request = AdmissionReviewCodec.readRequest(example.review());
                RawJson input = AdmissionReviewCodec.writeEnvelope(request, module.settings());
                RawJson stdout = answer(module, request.uid(), input);
                yield example.expect()
                        .differences(AdmissionReviewVerifier.verify(
                                AdmissionReviewCodec.readEnvelope(stdout),
                                request,
                                module.name(),
                                module.mutating(),
                                dropped -> {}));
            }
        };
    }

    private static RawJson answer(Module module, String uid, RawJson input) {
        RawJson stdout = settings(module).get("stdout");
        if (stdout == null) {
            JsonWriter out = new JsonWriter(FailureCode.INTERNAL, 0);
            out.string("error", input.toString());
            return out.finish();
        }
        String text = JsonReader.read(stdout, FailureCode.INTERNAL, JsonReader::string);
        return RawJson.of(text.replace("$uid", uid));
    }

    private static Map<String, RawJson> settings(Module module) {
        return module.settings()
                .map(settings -> JsonReader.read(settings, FailureCode.INTERNAL, in -> in.map(JsonReader::raw)))
                .orElseGet(HashMap::new);
    }
}
