package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /namespaces/ns/pods/p/exec?command=sh&command=-c&stdin=1&stdout=true&stderr=0&tty=false&container=c"
                        + " | PodExecOptions | \"stdin\":true,\"stdout\":true,\"container\":\"c\",\"command\":[\"sh\",\"-c\"]",
                "POST | /namespaces/ns/pods/p/exec | PodExecOptions | ''",
                "POST | /namespaces/ns/pods/p/attach?tty=&container=&command=x | PodAttachOptions | \"tty\":true",
                "POST | /namespaces/ns/pods/p/portforward?ports=80,443&ports=1 | PodPortForwardOptions |"
                        + " \"ports\":[80,443,1]",
                "GET | /namespaces/ns/pods/p/portforward | PodPortForwardOptions | ''",
                "GET | /namespaces/ns/pods/p/proxy?path=/ignored | PodProxyOptions | ''",
                "DELETE | /namespaces/ns/pods/p/proxy/a/b/ | PodProxyOptions | \"path\":\"/a/b/\"",
                "PATCH | /namespaces/ns/services/s/proxy/ | ServiceProxyOptions | \"path\":\"/\"",
                "PUT | /nodes/n/proxy/a%20b | NodeProxyOptions | \"path\":\"/a b\"",
            })
    void optionsAreThoseOfTheApiServer(String method, String path, String kind, String options) {
        gateway.forward(method, "/api/v1" + path);
        assertThat(gateway.review().operation()).isEqualTo(Operation.CONNECT);
        assertThat(gateway.review().kind().kind()).isEqualTo(kind);
        assertThat(gateway.review().kind().version()).isEqualTo("v1");
        assertThat(gateway.review().object())
                .contains(RawJson.of("{\"kind\":\"" + kind + "\",\"apiVersion\":\"v1\""
                        + (options.isEmpty() ? "" : "," + options) + "}"));
        assertThat(gateway.review().oldObject()).isEmpty();
        assertThat(gateway.review().options()).isEmpty();
        assertThat(gateway.review().dryRun()).isFalse();
    }

    @Test
    void theReviewTellsThePod() {
        gateway.forward("POST", "/api/v1/namespaces/ns/pods/p/exec?command=ls");
        assertThat(gateway.review().resource().resource()).isEqualTo("pods");
        assertThat(gateway.review().subResource()).isEqualTo("exec");
        assertThat(gateway.review().name()).isEqualTo("p");
        assertThat(gateway.review().namespace()).isEqualTo("ns");
    }

    @Test
    void aDeniedConnectIsNotForwarded() {
        gateway.admission = request -> deny("no shells");
        GatewayResponse response = gateway.respond("POST", "/api/v1/namespaces/ns/pods/p/exec?command=sh");
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).isEqualTo("no shells");
        assertThat(gateway.events.get(0).outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void admissionCannotChangeTheOptions() {
        gateway.admission = request -> Verdict.allowed(RawJson.of("{}"));
        assertThat(gateway.respond("POST", "/api/v1/namespaces/ns/pods/p/exec").status())
                .isEqualTo(500);
    }

    @Test
    void warningsGoWithTheAnswerOfTheApiServer() {
        gateway.admission = request -> new Verdict.Allowed(Optional.empty(), List.of("careful"), Map.of(), List.of());
        GatewayStep step = gateway.beginAsAlice("GET", "/api/v1/namespaces/ns/pods/p/exec");
        assertThat(((GatewayStep.Forward) step).responseHeaders())
                .isEqualTo(Headers.of("Warning", "299 - \"careful\""));
    }

    @Test
    void aPortIsANumber() {
        assertThat(gateway.respond("GET", "/api/v1/namespaces/ns/pods/p/portforward?ports=http")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/namespaces/ns/pods/p/log",
        "/apis/example.org/v1/namespaces/ns/pods/p/exec",
        "/api/v1/namespaces/ns/widgets/p/exec",
        "/api/v1/namespaces/ns/pods/exec",
    })
    void otherReadsAreNoConnects(String target) {
        gateway.forward("GET", target);
        assertThat(gateway.reviews).isEmpty();
    }
}
