package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was admitted is what is stored, or nothing is, whatever somebody else does to the object before any of the
 * gateway's calls.
 */
class WritePromiseTest {
    enum Meddling {
        NONE,
        CHANGE,
        REMOVE
    }

    /** One kind of write: method, media type, body. */
    record Write(String method, String type, String body) {}

    private static final List<Write> WRITES = List.of(
            new Write("PUT", "application/json", configMap("a", "{\"k\":\"mine\"}")),
            new Write("PUT", "application/json", versioned("101")),
            new Write("PUT", "application/json", versioned("102")),
            new Write("PATCH", "application/merge-patch+json", "{\"data\":{\"k\":\"mine\"}}"),
            new Write("PATCH", "application/merge-patch+json", "{\"metadata\":{\"resourceVersion\":\"102\"}}"),
            new Write("PATCH", "application/apply-patch+yaml", configMap("a", "{\"k\":\"mine\"}")),
            new Write("PATCH", "application/apply-patch+yaml", versioned("102")),
            new Write("DELETE", "application/json", ""),
            new Write("DELETE", "application/json", "{\"preconditions\":{\"resourceVersion\":\"102\"}}"));

    private static String versioned(String version) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\","
                + "\"resourceVersion\":\"" + version + "\"},\"data\":{\"k\":\"mine\"}}";
    }

    @Property(tries = 5_000)
    void whatWasAdmittedIsWhatIsStored(
            @ForAll("writes") Write write,
            @ForAll("meddling") List<Meddling> meddling,
            @ForAll boolean there,
            @ForAll boolean createsOnUpdate,
            @ForAll boolean defaulted,
            @ForAll boolean changing) {
        GatewayFixture gateway = new GatewayFixture();
        gateway.builder.admitDefaulted(defaulted);
        gateway.server.createsOnUpdate = createsOnUpdate;
        if (there) {
            gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"old\",\"defaulted\":\"yes\"}"));
        }
        gateway.admission = request -> changing ? changed(request) : Verdict.allowed();

        GatewayStep step = gateway.beginAsAlice(write.method(), CONFIG_MAP, "Content-Type", write.type());
        Upstream upstream = request -> {
            int call = gateway.server.requests.size();
            meddle(gateway.server, call < meddling.size() ? meddling.get(call) : Meddling.NONE);
            ObjectNode before = copy(gateway.server.objects.get(CONFIG_MAP));
            UpstreamResponse response = gateway.server.send(request);
            checkTransition(gateway, before, copy(gateway.server.objects.get(CONFIG_MAP)), changing);
            return response;
        };
        GatewayResponse response =
                ((GatewayStep.Admission) step).decide(write.body().getBytes(StandardCharsets.UTF_8), upstream);
        assertThat(response.status()).isIn(200, 201, 404, 409, 422);
    }

    private static void checkTransition(
            GatewayFixture gateway, @Nullable ObjectNode before, @Nullable ObjectNode after, boolean changing) {
        if (version(before).equals(version(after))) {
            return;
        }
        assertThat(gateway.reviews).isNotEmpty();
        AdmissionRequest review = gateway.reviews.get(gateway.reviews.size() - 1);
        assertThat(version(tree(review.oldObject()))).isEqualTo(version(before));
        assertThat(review.operation())
                .isEqualTo(after == null ? Operation.DELETE : before == null ? Operation.CREATE : Operation.UPDATE);
        if (after != null) {
            ObjectNode admitted = tree(review.object());
            assertThat(admitted).isNotNull();
            ObjectNode data = admitted.withObject("/data");
            // The server's own default may come after admission.
            data.put("defaulted", "yes");
            if (changing) {
                data.put("added", "by admission");
            }
            assertThat(after.path("data").path("added")).isEqualTo(data.path("added"));
            assertThat(after.path("data").equals(data))
                    .as("%s is what was admitted, %s", after, admitted)
                    .isTrue();
        }
    }

    private static Verdict changed(AdmissionRequest request) {
        ObjectNode object = tree(request.object());
        if (object == null) {
            return Verdict.allowed();
        }
        object.withObject("/data").put("added", "by admission");
        return Verdict.allowed(RawJson.of(object.toString()));
    }

    private static void meddle(FakeApiServer server, Meddling meddling) {
        switch (meddling) {
            case CHANGE -> server.store(CONFIG_MAP, configMap("a", "{\"by\":\"other\",\"defaulted\":\"yes\"}"));
            case REMOVE -> server.objects.remove(CONFIG_MAP);
            case NONE -> {}
        }
    }

    private static @Nullable ObjectNode tree(Optional<RawJson> json) {
        return json.map(raw -> (ObjectNode) FakeApiServer.MAPPER.readTree(raw.toByteArray()))
                .orElse(null);
    }

    private static @Nullable ObjectNode copy(@Nullable ObjectNode object) {
        return object == null ? null : object.deepCopy();
    }

    private static String version(@Nullable ObjectNode object) {
        return object == null
                ? ""
                : object.path("metadata").path("resourceVersion").stringValue("");
    }

    @Provide
    Arbitrary<Write> writes() {
        return Arbitraries.of(WRITES);
    }

    @Provide
    Arbitrary<List<Meddling>> meddling() {
        return Arbitraries.of(Meddling.NONE, Meddling.NONE, Meddling.CHANGE, Meddling.REMOVE)
                .list()
                .ofMaxSize(12);
    }
}
