package dev.wasmk8s.gateway.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void parametersAreDecodedAndKeptInOrder() {
        Query query = Query.parse("a=1&b=x%20y+z&a=2&&c&=d&e=f=g&%61=3");
        assertThat(query.all("a")).containsExactly("1", "2", "3");
        assertThat(query.first("a")).contains("1");
        assertThat(query.first("b")).contains("x y z");
        assertThat(query.first("c")).contains("");
        assertThat(query.first("")).contains("d");
        assertThat(query.first("e")).contains("f=g");
        assertThat(query.first("A")).isEmpty();
        assertThat(query.all("A")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x=1,true",
        "x,true",
        "x=no,true",
        "x=0,false",
        "x=False,false",
        "y=1,false",
        "x=0&x=1,false",
        "x=00,true"
    })
    void booleansAreReadAsTheApiServerReadsThem(String raw, boolean value) {
        assertThat(Query.parse(raw).isTrue("x")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=1;watch=1", "a=%", "a=%2", "a=%gg", "a=%ff", "a= b", "a=\u00e9", "a=b#c", "a=\n", "%zz=1"})
    void anAmbiguousQueryIsRefused(String raw) {
        assertThatThrownBy(() -> Query.parse(raw)).isInstanceOf(MalformedRequestException.class);
    }
}
