package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.json;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    private final GatewayFixture gateway = new GatewayFixture();

    private GatewayResponse create(Upstream upstream) {
        GatewayStep step = gateway.beginAsAlice("POST", CONFIG_MAPS);
        return ((GatewayStep.Admission) step).decide(configMap("a", "{}").getBytes(StandardCharsets.UTF_8), upstream);
    }

    private GatewayEvent event() {
        assertThat(gateway.events).hasSize(1);
        return gateway.events.get(0);
    }

    @Test
    void anApiServerOutOfReachIsUnavailable() {
        GatewayResponse response = create(request -> {
            throw new IOException("connect to 10.0.0.1 failed");
        });
        assertThat(response.status()).isEqualTo(503);
        assertThat(message(response)).isEqualTo("the gateway got no answer from the API server");
        assertThat(event().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anInterruptIsKept() {
        GatewayResponse response = create(request -> {
            throw new InterruptedException();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(response.status()).isEqualTo(503);
    }

    @Test
    void aDefectOfAnUpstreamIsNotTold() {
        GatewayResponse response = create(request -> {
            throw new IllegalStateException("inner detail");
        });
        assertThat(response.status()).isEqualTo(500);
        assertThat(message(response)).doesNotContain("inner detail");
        assertThat(event().errors()).singleElement().satisfies(error -> assertThat(error)
                .hasRootCauseMessage("inner detail"));
    }

    @ParameterizedTest
    @CsvSource({"403,UPSTREAM_REFUSED,403", "500,UPSTREAM_REFUSED,500", "200,FAILED,500"})
    void anAnswerThatIsNoObjectEndsTheRequest(int status, Outcome outcome, int code) {
        GatewayStep step = gateway.beginAsAlice("DELETE", CONFIG_MAP);
        GatewayResponse response = ((GatewayStep.Admission) step)
                .decide(
                        new byte[0],
                        request -> new UpstreamResponse(
                                status, Headers.none(), "<html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(response.status()).isEqualTo(code);
        assertThat(event().outcome()).isEqualTo(outcome);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aFailedReviewIsADenial() {
        ReviewException failure = new ReviewException(FailureCode.DEADLINE_EXCEEDED, "m", "too slow", null);
        gateway.admission = request -> {
            throw failure;
        };
        GatewayResponse response = create(gateway.server);
        assertThat(response.status()).isEqualTo(500);
        assertThat(json(response).path("reason").stringValue()).isEqualTo("InternalError");
        assertThat(message(response)).isEqualTo("Internal error occurred: module 'm': too slow");
        assertThat(json(response).path("details").path("causes").toString())
                .isEqualTo("[{\"message\":\"module 'm': too slow\"}]");
        assertThat(event().errors()).containsExactly(failure);
        assertThat(event().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void aDefectOfAnAdmitterIsADenial() {
        gateway.admission = request -> {
            throw new IllegalStateException("inner detail");
        };
        GatewayResponse response = create(gateway.server);
        assertThat(response.status()).isEqualTo(500);
        assertThat(message(response)).doesNotContain("inner detail");
    }

    @Test
    void anObjectThatAdmissionSpoiltIsADenial() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.admission = request -> Verdict.allowed(RawJson.of("{"));
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(500);
        assertThat(gateway.patch(CONFIG_MAP, "application/merge-patch+json", "{}")
                        .status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"0,400", "200,400", "399,400", "400,400", "404,404", "503,503", "599,599", "600,400"})
    void aDenialHasAnErrorCode(int told, int code) {
        gateway.admission = request -> Verdict.denied(new Status("Success", "m", "", told, Optional.empty()));
        GatewayResponse response = create(gateway.server);
        assertThat(response.status()).isEqualTo(code);
        assertThat(json(response).path("status").stringValue()).isEqualTo("Failure");
        assertThat(json(response).has("reason")).isFalse();
    }

    @Test
    void aDenialPassesItsDetailsWarningsAndAnnotationsOn() {
        Status status = new Status(
                "",
                "m",
                "R",
                429,
                Optional.of(new Status.Details("n", "g", "k", "u", List.of(new Status.Cause("r", "c", "f")), 7)));
        gateway.admission =
                request -> new Verdict.Denied(status, List.of("w\"1\"", "w2"), Map.of("m/k", "v"), List.of());
        GatewayResponse response = create(gateway.server);
        assertThat(json(response).path("details").toString())
                .isEqualTo("{\"name\":\"n\",\"group\":\"g\",\"kind\":\"k\",\"uid\":\"u\",\"causes\":"
                        + "[{\"reason\":\"r\",\"message\":\"c\",\"field\":\"f\"}],\"retryAfterSeconds\":7}");
        assertThat(response.headers().first("Retry-After")).contains("7");
        assertThat(response.headers().all("Warning")).containsExactly("299 - \"w\\\"1\\\"\"", "299 - \"w2\"");
        assertThat(event().annotations()).containsEntry("m/k", "v");
        assertThat(event().warnings()).containsExactly("w\"1\"", "w2");
        assertThat(event().message()).isEqualTo("m");
    }

    @Test
    void whatWasFoundInAnAttemptThatConflictedIsForgotten() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        int[] puts = {0};
        gateway.server.before = request -> {
            if (request.head().method().equals("PUT") && puts[0]++ == 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
            }
        };
        gateway.admission = request -> {
            String attempt = Integer.toString(gateway.reviews.size());
            ReviewException error = new ReviewException(FailureCode.GUEST_TRAPPED, attempt);
            return new Verdict.Allowed(Optional.empty(), List.of(attempt), Map.of("m/k", attempt), List.of(error));
        };
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("a", "{}"));
        assertThat(response.headers().all("Warning")).containsExactly("299 - \"2\"");
        assertThat(event().annotations()).containsEntry("m/k", "2").containsKey("authorization.k8s.io/decision");
        assertThat(event().errors()).singleElement().satisfies(error -> assertThat(error)
                .hasMessage("2"));
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        gateway.builder.listener(event -> {
            throw new IllegalStateException("full disk");
        });
        gateway.forward("GET", "/x");
        assertThat(create(gateway.server).status()).isEqualTo(201);
    }

    @Test
    void theEventOfAWriteTellsTheApiServersCode() {
        create(gateway.server);
        assertThat(event().outcome()).isEqualTo(Outcome.ADMITTED);
        assertThat(event().code()).isEqualTo(201);
        assertThat(event().method()).isEqualTo("POST");
        assertThat(event().info().orElseThrow().resource()).isEqualTo("configmaps");
    }

    @Test
    void theTimeUntilTheBodyIsReadDoesNotCount() {
        AtomicLong now = new AtomicLong();
        gateway.builder.nanoTime(now::get);
        gateway.authorization = spec -> {
            now.addAndGet(5);
            return dev.wasmk8s.authorization.Decision.allow("");
        };
        gateway.admission = request -> {
            now.addAndGet(7);
            return Verdict.allowed();
        };
        GatewayStep.Admission step = (GatewayStep.Admission) gateway.beginAsAlice("POST", CONFIG_MAPS);
        now.addAndGet(1_000);
        step.decide(configMap("a", "{}").getBytes(StandardCharsets.UTF_8), gateway.server);
        assertThat(event().duration()).isEqualTo(Duration.ofNanos(12));
    }
}
