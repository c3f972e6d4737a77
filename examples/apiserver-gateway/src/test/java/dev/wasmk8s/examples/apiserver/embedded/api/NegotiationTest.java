package dev.wasmk8s.examples.apiserver.embedded.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.examples.apiserver.embedded.api.Negotiation.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | OBJECTS | false",
                "*/* | OBJECTS | false",
                "application/json | OBJECTS | false",
                "application/yaml | OBJECTS | true",
                "application/vnd.kubernetes.protobuf, application/json | OBJECTS | false",
                "application/json;as=Table;v=v1;g=meta.k8s.io,application/json | TABLE | false",
                "application/json;as=Table;g=meta.k8s.io;v=v1beta1 | TABLE | false",
                "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1 | METADATA | false",
                "application/json;as=Something;g=meta.k8s.io;v=v1,application/json | OBJECTS | false",
                "application/json;as=Table;g=other.io,*/* | OBJECTS | false",
            })
    void theFirstFormThatCanBeServed(String accept, Shape shape, boolean yaml) {
        assertThat(Negotiation.of(List.of(accept), true)).isEqualTo(new Negotiation(yaml, shape));
    }

    @Test
    void whatIsNoListOfObjectsHasNoTable() {
        assertThat(Negotiation.of(List.of("application/json;as=Table;g=meta.k8s.io;v=v1,application/json"), false)
                        .shape())
                .isEqualTo(Shape.OBJECTS);
    }

    @Test
    void nothingThatCanBeServed() {
        assertThatThrownBy(() -> Negotiation.of(List.of("application/vnd.kubernetes.protobuf"), true))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.status().code()).isEqualTo(406));
    }
}
