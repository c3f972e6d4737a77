package dev.wasmk8s.fuzzing;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.cel.CelExpressionCompiler;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Optional;
import java.util.Set;

/**
 * A CEL expression is refused when it is compiled, or has a value, or has none: nothing else comes of it. The first byte
 * chooses where it stands.
 */
public final class ConditionTarget {
    private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();
    private static final AdmissionRequest REQUEST = AdmissionRequest.builder(
                    Operation.UPDATE,
                    new GroupVersionKind("", "v1", "ConfigMap"),
                    new GroupVersionResource("", "v1", "configmaps"),
                    UserInfo.of("ann", "system:authenticated"))
            .uid("u")
            .name("a")
            .namespace("shop")
            .object(RawJson.of(
                    "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"1\"}},\"data\":{\"k\":\"v\"},\"n\":[1,2.5]}"))
            .oldObject(RawJson.of("{\"metadata\":{\"name\":\"a\"}}"))
            .build();
    private static final SubjectAccessReviewSpec ACCESS = SubjectAccessReviewSpec.of(
            UserInfo.of("ann", "dev"), ResourceAttributes.of("get", "", "v1", "pods", "shop", "a"));

    private ConditionTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        int kind = input.below(3);
        String expression = input.restAsText();
        try {
            switch (kind) {
                case 0 ->
                    COMPILER.admission(expression)
                            .evaluate(new AdmissionVariables(
                                    REQUEST,
                                    () -> Optional.of(RawJson.of("{\"metadata\":{\"name\":\"shop\"}}")),
                                    spec -> Decision.noOpinion("")));
                case 1 -> COMPILER.authorization(expression).evaluate(ACCESS);
                default -> COMPILER.group(expression, Set.of("first", "second"));
            }
        } catch (InvalidExpressionException | EvaluationException e) {
            Finding.unless(e.getMessage() != null, "no message");
        }
    }
}
