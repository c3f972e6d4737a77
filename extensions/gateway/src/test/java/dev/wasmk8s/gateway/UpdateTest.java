package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static final String VERSIONED = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":"
            + "{\"name\":\"a\",\"namespace\":\"default\",\"resourceVersion\":\"%s\"},\"data\":{\"k\":\"w\"}}";

    private final GatewayFixture gateway = new GatewayFixture();

    private String stored() {
        return gateway.server.objects.get(CONFIG_MAP).toString();
    }

    /** Somebody else changes the object before the n-th request of a method. */
    private void raceBefore(String method, int times) {
        int[] left = {times};
        gateway.server.before = request -> {
            if (request.head().method().equals(method) && left[0]-- > 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            }
        };
    }

    @Test
    void anUpdateIsAdmittedAgainstTheStoredObject() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"v\"}"));
        String old = stored();
        String object = VERSIONED.formatted("101\",\"uid\":\"uid-100");
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP + "?fieldManager=me", object);

        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP, "PUT " + CONFIG_MAP + "?fieldManager=me");
        assertThat(gateway.server.last().body()).asString().isEqualTo(object);
        assertThat(gateway.review().operation()).isEqualTo(Operation.UPDATE);
        assertThat(gateway.review().oldObject()).contains(RawJson.of(old));
        assertThat(gateway.review().object()).contains(RawJson.of(object));
        assertThat(gateway.review().options().orElseThrow().toString()).contains("UpdateOptions", "\"me\"");
    }

    @Test
    void theStoredObjectIsReadAsTheUserAndAsJson() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.write("PUT", CONFIG_MAP + "?dryRun=All", VERSIONED.formatted("101"), "Accept", "application/x");
        Headers headers = gateway.server.requests.get(0).head().headers();
        assertThat(headers.all("Accept")).containsExactly("application/json");
        assertThat(headers.all("Impersonate-User")).containsExactly("alice");
        assertThat(headers.contains("Content-Type")).isFalse();
        assertThat(gateway.server.last().head().headers().all("Accept")).containsExactly("application/x");
    }

    @Test
    void aDeniedUpdateIsNotSent() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.admission = request -> deny("no");
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(422);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP);
    }

    @Test
    void anUpdateWithoutVersionIsTiedToTheOneAdmitted() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.write("PUT", CONFIG_MAP, configMap("a", "{\"k\":\"w\"}"));
        assertThat(gateway.server
                        .lastBody()
                        .path("metadata")
                        .path("resourceVersion")
                        .stringValue())
                .isEqualTo("101");
        assertThat(gateway.review().object().orElseThrow().toByteArray())
                .isEqualTo(gateway.server.last().body());
    }

    @Test
    void anObjectThatIsGoneIsNotMadeAnewByAnUpdate() {
        gateway.server.createsOnUpdate = true;
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        int[] puts = {0};
        gateway.server.before = request -> {
            if (request.head().method().equals("PUT") && puts[0]++ == 0) {
                gateway.server.objects.remove(CONFIG_MAP);
            }
        };
        assertThat(gateway.write("PUT", CONFIG_MAP, VERSIONED.formatted("101")).status())
                .isEqualTo(201);
        assertThat(gateway.reviews)
                .extracting(review -> review.operation())
                .containsExactly(Operation.UPDATE, Operation.CREATE);
    }

    @Test
    void ifTheObjectChangesMeanwhileEverythingIsDecidedAnew() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        raceBefore("PUT", 2);
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("a", "{\"k\":\"w\"}"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.reviews).hasSize(3);
        assertThat(gateway.reviews.get(2).oldObject().orElseThrow().toString()).contains("somebody else");
    }

    @Test
    void aRuleThatComparesBothCannotBeRaced() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        raceBefore("PUT", 1);
        gateway.admission =
                request -> request.oldObject().orElseThrow().toString().contains("somebody else")
                        ? deny("not over somebody else")
                        : Verdict.allowed();
        assertThat(message(gateway.write("PUT", CONFIG_MAP, configMap("a", "{\"k\":\"w\"}"))))
                .isEqualTo("not over somebody else");
        assertThat(stored()).contains("somebody else");
    }

    @Test
    void afterFiveAttemptsTheConflictIsPassedOn() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        raceBefore("PUT", 100);
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(409);
        assertThat(gateway.reviews).hasSize(5);
    }

    @Test
    void aClientThatNamesAnotherVersionIsToldOfTheConflict() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, VERSIONED.formatted("7"));
        assertThat(response.status()).isEqualTo(409);
        assertThat(message(response))
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aVersionThatComesAboutAfterTheComparisonDoesNotCount() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        // Version 102 is guessed before it exists; were the update sent, it would be made to an object not compared.
        raceBefore("PUT", 1);
        assertThat(gateway.write("PUT", CONFIG_MAP, VERSIONED.formatted("102")).status())
                .isEqualTo(409);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP);
    }

    @Test
    void aNamedVersionThatIsOvertakenIsAConflict() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        raceBefore("PUT", 1);
        assertThat(gateway.write("PUT", CONFIG_MAP, VERSIONED.formatted("101")).status())
                .isEqualTo(409);
        assertThat(gateway.reviews).hasSize(1);
        assertThat(stored()).contains("somebody else");
    }

    @Test
    void admissionCannotLoseTheVersion() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.admission = request -> Verdict.allowed(RawJson.of(configMap("a", "{\"k\":\"changed\"}")));
        gateway.write("PUT", CONFIG_MAP, configMap("a", "{\"k\":\"w\"}"));
        assertThat(gateway.server
                        .lastBody()
                        .path("metadata")
                        .path("resourceVersion")
                        .stringValue())
                .isEqualTo("101");
        assertThat(stored()).contains("changed");
    }

    @Test
    void anotherNameIsRefused() {
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("b", "{}"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(message(response)).isEqualTo("the name of the object (b) does not match the name on the URL (a)");
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void whatCannotBeCreatedSoIsNotFound() {
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(404);
        assertThat(gateway.reviews).isEmpty();
        assertThat(gateway.accesses).hasSize(1);
    }

    @Test
    void anUpdateThatCreatesIsAuthorizedAndAdmittedAsCreate() {
        gateway.server.createsOnUpdate = true;
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("a", "{\"k\":\"w\"}"));
        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.accesses)
                .extracting(spec -> spec.resourceAttributes().orElseThrow().verb())
                .containsExactly("update", "create");
        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
        assertThat(gateway.review().oldObject()).isEmpty();
        assertThat(gateway.review().options().orElseThrow().toString()).contains("CreateOptions");
    }

    @Test
    void whoMayUpdateMayNotThereforeCreate() {
        gateway.server.createsOnUpdate = true;
        gateway.authorization =
                spec -> spec.resourceAttributes().orElseThrow().verb().equals("create")
                        ? Decision.deny("")
                        : Decision.allow("");
        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(403);
        assertThat(message(response))
                .isEqualTo("configmaps \"a\" is forbidden: User \"alice\" cannot create resource \"configmaps\" in API"
                        + " group \"\" in the namespace \"default\"");
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void ifSomebodyElseCreatesItItIsAnUpdate() {
        gateway.server.createsOnUpdate = true;
        int[] puts = {0};
        gateway.server.before = request -> {
            if (request.head().method().equals("PUT") && puts[0]++ == 1) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            }
        };
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(200);
        assertThat(gateway.reviews)
                .extracting(review -> review.operation())
                .containsExactly(Operation.CREATE, Operation.UPDATE);
    }

    @Test
    void aSubresourceThatCanOnlyBeWrittenIsComparedWithTheWholeObject() {
        String path = "/api/v1/namespaces/n";
        String namespace = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"n\"}}";
        gateway.server.store(path, namespace);
        Upstream noGet = request ->
                request.head().method().equals("GET") && request.head().path().endsWith("/finalize")
                        ? FakeApiServer.status(405, "the server does not allow this method")
                        : gateway.server.send(request);
        GatewayStep step = gateway.beginAsAlice("PUT", path + "/finalize");
        ((GatewayStep.Admission) step).decide(namespace.getBytes(java.nio.charset.StandardCharsets.UTF_8), noGet);
        assertThat(gateway.review().subResource()).isEqualTo("finalize");
        assertThat(gateway.review().namespace()).isEqualTo("n");
        assertThat(gateway.review().oldObject().orElseThrow().toString()).contains("\"resourceVersion\":\"101\"");
    }
}
