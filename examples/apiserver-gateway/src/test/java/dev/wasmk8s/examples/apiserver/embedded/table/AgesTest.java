package dev.wasmk8s.examples.apiserver.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT119S,119s",
        "PT2M,2m",
        "PT2M1S,2m1s",
        "PT9M59S,9m59s",
        "PT10M30S,10m",
        "PT179M,179m",
        "PT3H,3h",
        "PT3H5M,3h5m",
        "PT8H30M,8h",
        "PT47H,47h",
        "PT48H,2d",
        "PT49H,2d1h",
        "P8D,8d",
        "P729D,729d",
        "P730D,2y",
        "P800D,2y70d",
        "P3000D,8y",
        "PT-5S,0s",
    })
    void inTheFormOfKubectl(Duration age, String text) {
        assertThat(Ages.brief(age)).isEqualTo(text);
    }

    @Test
    void noTimeHasNoAge() {
        assertThat(Ages.since("", Instant.EPOCH)).isEqualTo("<unknown>");
    }
}
