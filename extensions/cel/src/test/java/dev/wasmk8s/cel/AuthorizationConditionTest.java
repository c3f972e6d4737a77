package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationConditionTest {
    private static final UserInfo ADA = new UserInfo("ada", "", List.of("dev"), Map.of("scopes", List.of("read")));
    private static final SubjectAccessReviewSpec GET_POD = SubjectAccessReviewSpec.of(
            ADA,
            new ResourceAttributes(
                    "default",
                    "get",
                    "",
                    "v1",
                    "pods",
                    "",
                    "web",
                    Optional.of(new SelectorAttributes(
                            "", List.of(new SelectorAttributes.Requirement("spec.nodeName", "In", List.of("n"))))),
                    Optional.empty()));
    private static final SubjectAccessReviewSpec GET_PATH =
            SubjectAccessReviewSpec.of(ADA, new NonResourceAttributes("/healthz", "get"));

    private final CelExpressionCompiler compiler = new CelExpressionCompiler();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "has(request.resourceAttributes) && request.resourceAttributes.namespace == 'default' ; true ; false",
                "!has(request.nonResourceAttributes) || request.nonResourceAttributes.path == '/x' ; true ; false",
                "has(request.nonResourceAttributes) && request.nonResourceAttributes.verb == 'get' ; false ; true",
                "request.user == 'ada' && request.uid == '' && request.groups == ['dev'] ; true ; true",
                "request.extra['scopes'] == ['read'] ; true ; true",
                "!('system:masters' in request.groups) ; true ; true",
                "has(request.resourceAttributes) && request.resourceAttributes.subresource == '' ; true ; false",
                "has(request.resourceAttributes) && request.resourceAttributes.resource == 'pods'"
                        + " && request.resourceAttributes.version == 'v1' && request.resourceAttributes.group == ''"
                        + " && request.resourceAttributes.name == 'web' ; true ; false",
                "has(request.resourceAttributes) && has(request.resourceAttributes.fieldSelector)"
                        + " && request.resourceAttributes.fieldSelector.requirements.exists(r, r.key == 'spec.nodeName'"
                        + " && r.operator == 'In' && r.values == ['n']) ; true ; false",
                "has(request.resourceAttributes) && has(request.resourceAttributes.labelSelector) ; false ; false"
            })
    void a_condition_has_its_value(String expression, boolean ofResource, boolean ofPath) throws Exception {
        assertThat(compiler.authorization(expression).evaluate(GET_POD)).isEqualTo(ofResource);
        assertThat(compiler.authorization(expression).evaluate(GET_PATH)).isEqualTo(ofPath);
    }

    @Test
    void attributes_that_are_not_there_are_an_error() {
        assertThatThrownBy(() -> compiler.authorization("request.resourceAttributes.verb == 'get'")
                        .evaluate(GET_PATH))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("at character 27: no such key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "request.resourceAttributes.verbs == 'get' ; 1:27: undefined field 'verbs'",
                "object.metadata.name == 'a' ; 1:1: undeclared reference to 'object'",
                "authorizer.path('/').check('get').allowed() ; undeclared reference to 'authorizer'"
            })
    void what_there_is_not_cannot_be_compiled(String expression, String expected) {
        assertThatThrownBy(() -> compiler.authorization(expression))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessageContaining(expected);
    }
}
