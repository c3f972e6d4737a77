package dev.wasmk8s.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReviewsTest {
    @ParameterizedTest
    @ValueSource(ints = {1024, 10_240, 102_400})
    void a_review_has_about_the_bytes_that_were_asked_for(int bytes) {
        String review = Reviews.ofBytes(bytes);

        assertThat(review.length()).isBetween(bytes, bytes + 100);
        JsonNode request = JsonMapper.shared().readTree(review).path("request");
        assertThat(request.at("/object/data").size()).isPositive();
        assertThat(request.at("/object/data").has("not-allowed-value")).isFalse();
        assertThat(Reviews.ofBytes(bytes)).isEqualTo(review);
    }
}
