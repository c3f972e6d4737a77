package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionConditionTest {
    private static final UserInfo ADA =
            new UserInfo("ada", "7", List.of("dev", "ops"), Map.of("scopes", List.of("read")));
    private static final String OBJECT = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"app":"web","a/b":"c"},
            "annotations":null},"spec":{"replicas":3,"big":9223372036854775808,"max":9223372036854775807,"ratio":0.5,
            "exp":1e3,"host":true,"containers":[{"name":"a","image":"r.example/x:1"},{"name":"b","image":"y:2"}]}}""";

    private final CelExpressionCompiler compiler = new CelExpressionCompiler();
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "object.metadata.name == 'web' ; true",
                "object.metadata.labels['a/b'] == 'c' ; true",
                "'app' in object.metadata.labels ; true",
                "'nope' in object.metadata.labels ; false",
                "has(object.metadata.labels) && !has(object.metadata.namespace) ; true",
                "has(object.metadata.annotations) && object.metadata.annotations == null ; true",
                "object.spec.replicas == 3 ; true",
                "object.spec.replicas > 2 && object.spec.replicas < 3.5 ; true",
                "type(object.spec.replicas) == int ; true",
                "type(object.spec.big) == double ; true",
                "object.spec.max == 9223372036854775807 ; true",
                "type(object.spec.exp) == double && object.spec.exp == 1000.0 ; true",
                "object.spec.ratio == 0.5 ; true",
                "object.spec.host == true ; true",
                "type(object) == map ; true",
                "size(object.spec.containers) == 2 ; true",
                "object.spec.containers.all(c, c.image.matches('^[a-z.]+')) ; true",
                "object.spec.containers.exists(c, c.name == 'b') ; true",
                "object.spec.containers.exists_one(c, c.name == 'z') ; false",
                "object.spec.containers.map(c, c.name) == ['a', 'b'] ; true",
                "object.spec.containers.filter(c, c.image.startsWith('r.')).size() == 1 ; true",
                "object.metadata.labels.exists(k, k == 'app') ; true",
                "object.spec.containers[0] in object.spec.containers ; true",
                "object == object && object != oldObject ; true",
                "oldObject == null ; true",
                "oldObject == null || oldObject.spec.replicas == 1 ; true",
                "object.?spec.?missing.orValue(5) == 5 ; true",
                "request.operation == 'CREATE' ; true",
                "request.kind.kind == 'Pod' && request.kind.group == '' && request.kind.version == 'v1' ; true",
                "request.resource.resource == 'pods' ; true",
                "request.name == 'web' && request.namespace == 'default' ; true",
                "has(request.subResource) || has(request.requestKind) || has(request.requestSubResource) ; false",
                "request.dryRun ; false",
                "has(request.options) && request.options.kind == 'CreateOptions' ; true",
                "request.userInfo.username == 'ada' && request.userInfo.uid == '7' ; true",
                "'ops' in request.userInfo.groups ; true",
                "request.userInfo.extra['scopes'] == ['read'] ; true",
                "namespaceObject.metadata.labels.env == 'prod' ; true",
                "'a-b'.split('-') == ['a', 'b'] ; true",
                "'Abc'.lowerAscii() == 'abc' ; true",
                "['a', 'b'].join('/') == 'a/b' && ['a', 'b'].join() == 'ab' ; true",
                "'aXbX'.replace('X', '-') == 'a-b-' && 'aXbX'.replace('X', '-', 1) == 'a-bX' ; true",
                "'ab'.replace('', '.') == '.a.b.' ; true",
                "'abc 123'.find('[0-9]+') == '123' && 'abc'.find('[0-9]+') == '' ; true",
                "'1 2 3'.findAll('[0-9]') == ['1', '2', '3'] && '1 2 3'.findAll('[0-9]', 2).size() == 2 ; true",
                "sets.contains(['a', 'b'], ['a']) ; true",
                "duration('1h') > duration('59m') ; true",
                "true || object.nope.nope == 1 ; true"
            })
    void a_condition_has_its_value(String expression, boolean expected) throws Exception {
        assertThat(evaluate(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object.metadata.nope == 1",
                "oldObject.spec.replicas == 1",
                "object.spec.containers[7].name == 'a'",
                "1 / 0 == 1",
                "int(object.metadata.name) == 1",
                "object.spec.replicas + 'a' == 'b'",
                "'a'.matches('(')",
                "authorizer.path('').check('get').allowed()",
                "authorizer.serviceAccount('UPPER', 'x').path('/').check('get').allowed()"
            })
    void what_has_no_value_is_told_on_one_line(String expression) {
        assertThat(catchThrowableOfType(EvaluationException.class, () -> evaluate(expression)))
                .satisfies(
                        failure -> assertThat(failure.getMessage()).isNotEmpty().doesNotContain("\n", "<input>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int(object.data.password) == 1",
                "uint(object.data.password) == 1u",
                "double(object.data.password) == 1.0",
                "bool(object.data.password)",
                "bytes(object.data.list) == b'a'",
                "timestamp(object.data.password) == timestamp('2026-01-01T00:00:00Z')",
                "duration(object.data.password) == duration('1s')",
                "timestamp('2026-01-01T00:00:00Z').getHours(object.data.password) == 1",
                "'a'.matches(object.data.password + '(')",
                "'a'.find(object.data.password + '(') == ''",
                "quantity(object.data.password).isInteger()",
                "ip(object.data.password).family() == 4",
                "cidr(object.data.password).containsIP('10.0.0.1')",
                "object[object.data.password] == 1",
                "object.data.list[object.data.password] == 1",
                "object.data.list[12345678] == 1",
                "object.data.password + 1 == 2",
                "object.data.password > 1",
                "object.data.password.all(c, c == 'a')",
                "object.data.list.sum() == 1",
                "authorizer.serviceAccount(object.data.password + '/', 'x').path('/').check('get').allowed()"
            })
    void a_failure_does_not_tell_values_of_the_object(String expression) throws Exception {
        RawJson object = RawJson.of("{\"data\":{\"password\":\"hunter2\",\"list\":[\"hunter2\"]}}");
        AdmissionVariables variables =
                variables(request().object(object).build(), Optional::empty, spec -> Decision.noOpinion(""));
        var condition = compiler.admission(expression);
        assertThat(catchThrowableOfType(EvaluationException.class, () -> condition.evaluate(variables)))
                .satisfies(
                        failure -> assertThat(failure.getMessage()).isNotEmpty().doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nope == 1 ; 1:1: undeclared reference to 'nope'",
                "true && nope.x ; 1:9: undeclared reference",
                "request.nope == 'a' ; 1:8: undefined field 'nope'",
                "request.userInfo.name == 'a' ; 1:17: undefined field 'name'",
                "object.spec.host ; it must yield bool, and yields dyn",
                "1 + 1 ; it must yield bool, and yields int",
                "1 == 'a' ; 1:3: found no matching overload",
                "object. ; 1:8",
                "'' ; it must yield bool, and yields string",
                "[1].includes(1) ; 1:13: undeclared reference to 'includes'"
            })
    void what_cannot_be_compiled_is_told_with_its_place(String expression, String expected) {
        assertThatThrownBy(() -> compiler.admission(expression))
                .isInstanceOf(InvalidExpressionException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"))
                .hasMessageContaining(expected);
    }

    @Test
    void a_long_expression_is_refused() {
        assertThatThrownBy(() -> compiler.admission("true" + " ".repeat(CelExpressionCompiler.MAX_CHARACTERS)))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @Test
    void a_deep_expression_is_refused() {
        assertThatThrownBy(() -> compiler.admission("(".repeat(2000) + "true" + ")".repeat(2000)))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2,3,4,5,6,7,8,9,0].all(a, [1,2,3,4,5,6,7,8,9,0].all(b, [1,2,3,4,5,6,7,8,9,0].all(c,"
                        + " [1,2,3,4,5,6,7,8,9,0].all(d, [1,2,3,4,5,6,7,8,9,0].all(e,"
                        + " [1,2,3,4,5,6,7,8,9,0].all(f, true))))))",
                "object.l.all(x, object == object)",
                "object.l.all(x, object.text.contains('zzz') || true)",
                "object.text.replace('a', object.text) == ''",
                "object.l.map(x, object.text).join() == ''",
                "true || object.text.replace('a', object.text) == ''",
                "object.text.replace('a', object.text) == '' || true"
            })
    void what_costs_too_much_is_stopped(String expression) throws Exception {
        String text = "a".repeat(20_000);
        String numbers = "0" + ",0".repeat(1_999);
        RawJson object = RawJson.of("{\"l\":[" + numbers + "],\"text\":\"" + text + "\"}");
        AdmissionVariables variables =
                variables(request().object(object).build(), Optional::empty, spec -> Decision.noOpinion(""));
        if (expression.startsWith("true ||")) {
            assertThat(compiler.admission(expression).evaluate(variables)).isTrue();
        } else {
            assertThatThrownBy(() -> compiler.admission(expression).evaluate(variables))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("costs more");
        }
    }

    @Test
    void the_object_is_read_once_for_all_conditions() throws Exception {
        List<String> reads = new ArrayList<>();
        AdmissionVariables variables = variables(
                request().build(),
                () -> {
                    reads.add("namespace");
                    return Optional.of(RawJson.of("{}"));
                },
                spec -> Decision.noOpinion(""));
        assertThat(compiler.admission("namespaceObject != null").evaluate(variables))
                .isTrue();
        assertThat(compiler.admission("namespaceObject == {}").evaluate(variables))
                .isTrue();
        assertThat(reads).containsExactly("namespace");
        assertThat(AdmissionValues.of(variables).find("object").orElseThrow())
                .isSameAs(AdmissionValues.of(variables).find("object").orElseThrow());
    }

    @Test
    void a_namespace_that_cannot_be_found_out_is_a_failure_on_either_side() throws Exception {
        ReviewException failure = new ReviewException(FailureCode.INTERNAL, "not synchronized");
        AdmissionVariables variables = variables(
                request().build(),
                () -> {
                    throw failure;
                },
                spec -> Decision.noOpinion(""));
        assertThatThrownBy(() ->
                        compiler.admission("namespaceObject == null || true").evaluate(variables))
                .isSameAs(failure);
    }

    @Test
    void an_object_that_is_not_json_is_a_failure_on_either_side() {
        AdmissionVariables variables = variables(
                request().object(RawJson.of("{\"a\":1,\"a\":2}")).build(),
                Optional::empty,
                spec -> Decision.noOpinion(""));
        assertThatThrownBy(() -> compiler.admission("object.a == 1 || true").evaluate(variables))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("object cannot be read as JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "authorizer.path('/healthz').check('get').allowed() ; true ; ada get /healthz",
                "authorizer.group('apps').resource('deployments').subresource('scale').namespace('n').name('x')"
                        + ".check('update').allowed() ; true ; ada update n apps/*/deployments/scale/x",
                "authorizer.group('').resource('pods').check('list').reason() == 'fine' ; true ; ada list  /*/pods//",
                "authorizer.requestResource.check('create').allowed() ; true ; ada create default /*/pods//web",
                "authorizer.serviceAccount('n', 's').group('').resource('pods').check('get').allowed() ; true ;"
                        + " system:serviceaccount:n:s get  /*/pods//",
                "authorizer.path('/no').check('get').allowed() ; false ; ada get /no",
                "authorizer.path('/no').check('get').errored() ; false ; ada get /no",
                "authorizer.path('/bad').check('get').errored() ; true ; ada get /bad",
                "authorizer.path('/bad').check('get').error().contains('broken') ; true ; ada get /bad",
                "authorizer.path('/bad').check('get').allowed() ; false ; ada get /bad"
            })
    void an_authorizer_is_asked_for_the_user(String expression, boolean expected, String question) throws Exception {
        assertThat(evaluate(expression)).isEqualTo(expected);
        assertThat(asked).containsExactly(question);
    }

    @Test
    void checks_are_bounded() {
        assertThatThrownBy(() -> evaluate("[1,2,3,4,5,6,7,8,9,0].all(x, [1,2,3].all(y,"
                        + " authorizer.path('/healthz').check('get').allowed()))"))
                .isInstanceOf(EvaluationException.class);
        assertThat(asked).hasSizeLessThan(25);
    }

    @Test
    void an_authorizer_that_was_closed_ends_the_evaluation() {
        ReviewException closed = new ReviewException(FailureCode.CLOSED, "closed");
        AdmissionVariables variables = variables(request().build(), Optional::empty, spec -> {
            throw closed;
        });
        assertThatThrownBy(() -> compiler.admission("authorizer.path('/').check('get').allowed() || true")
                        .evaluate(variables))
                .isSameAs(closed);
    }

    private boolean evaluate(String expression) throws Exception {
        return compiler.admission(expression)
                .evaluate(variables(
                        request().build(),
                        () -> Optional.of(RawJson.of("{\"metadata\":{\"labels\":{\"env\":\"prod\"}}}")),
                        authorizer()));
    }

    private Authorizer authorizer() {
        return spec -> {
            asked.add(spec.user().username() + " "
                    + spec.resourceAttributes()
                            .map(a -> a.verb() + " " + a.namespace() + " " + a.group() + "/" + a.version() + "/"
                                    + a.resource() + "/" + a.subresource() + "/" + a.name())
                            .orElseGet(() -> spec.nonResourceAttributes()
                                    .map(a -> a.verb() + " " + a.path())
                                    .orElseThrow()));
            String path = spec.nonResourceAttributes().map(a -> a.path()).orElse("");
            if (path.equals("/bad")) {
                throw new ReviewException(FailureCode.GUEST_TRAPPED, "broken");
            }
            return path.equals("/no") ? Decision.deny("no") : Decision.allow("fine");
        };
    }

    private static AdmissionRequest.Builder request() {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Pod"),
                        new GroupVersionResource("", "v1", "pods"),
                        ADA)
                .name("web")
                .namespace("default")
                .object(RawJson.of(OBJECT))
                .options(RawJson.of("{\"kind\":\"CreateOptions\"}"));
    }

    private static AdmissionVariables variables(
            AdmissionRequest request, Supplier<Optional<RawJson>> namespace, Authorizer authorizer) {
        return new AdmissionVariables(request, namespace, authorizer);
    }
}
