package dev.wasmk8s.spec.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'b':2}      | { 'b' : 2, 'a' : 1 } | true",
                "{'a':1}            | {'a':1.0}            | true",
                "{'a':100}          | {'a':1e2}            | true",
                "{'a':0}            | {'a':-0.0e5}         | true",
                "{'a':1000000000000000000000} | {'a':1e21} | true",
                "{'a':1000000000000000000000} | {'a':1000000000000000000001} | false",
                "{'a':0.1}          | {'a':0.10}           | true",
                "{'a':0.1}          | {'a':0.1000000000000000000000000001} | false",
                "{'a':1e99999999999} | {'a' :1e99999999999} | true",
                "{'a':1e99999999999} | {'a':'1e99999999999'} | false",
                "{'a':1e999999999}  | {'a':10e999999998}   | true",
                "{'a':1}            | {'a':'1'}            | false",
                "{'a':true}         | {'a':'true'}         | false",
                "{'a':null}         | {}                   | false",
                "{'a':null}         | { 'a':null}          | true",
                "{'a':[1,2]}        | {'a':[2,1]}          | false",
                "{'a':[null,{}]}    | {'a':[ null, { } ]}  | true",
                "{'a':'\\u0041'}    | {'\\u0061':'A'}      | true",
                "{'a':{'b':{}}}     | {'a':{'b':[]}}       | false"
            })
    void documents_are_compared_by_what_they_mean(String one, String other, boolean same) {
        RawJson first = RawJson.of(one.replace('\'', '"'));
        RawJson second = RawJson.of(other.replace('\'', '"'));
        assertThat(SameJson.test(first, second)).isEqualTo(same);
        assertThat(SameJson.test(second, first)).isEqualTo(same);
        assertThat(SameJson.test(first, first)).isTrue();
    }

    /** Strings whose hashes are the same, so that fingerprints are. */
    @Test
    void documents_that_look_alike_are_told_apart() {
        assertThat(SameJson.test(RawJson.of("{\"Aa\":1}"), RawJson.of("{\"BB\":1}")))
                .isFalse();
        assertThat(SameJson.test(RawJson.of("{\"k\":\"AaAa\"}"), RawJson.of("{\"k\":\"BBBB\"}")))
                .isFalse();
        assertThat(SameJson.test(RawJson.of("{\"k\":0.1}"), RawJson.of("{\"k\":0.10000000000000000001}")))
                .isFalse();
    }

    @Test
    void what_is_not_json_fails_by_whose_it_is() {
        RawJson object = RawJson.of("{}");
        RawJson garbage = RawJson.of("{x");
        assertThatThrownBy(() -> SameJson.test(object, garbage))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED));
        assertThatThrownBy(() -> SameJson.test(garbage, object))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED));
    }
}
