package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedAdmitterTest {
    private static final UserInfo ROBOT = UserInfo.of("system:serviceaccount:infra:robot");

    private final V1ConfigMap map = map("v");
    private final List<AdmissionRequest> asked = new ArrayList<>();

    @Test
    void aNewResourceIsAskedForAsTheApiServerWould() {
        TypedVerdict<V1ConfigMap> verdict = answering(Verdict.allowed()).create(map, "configmaps", ROBOT);
        assertThat(verdict).isInstanceOfSatisfying(TypedVerdict.Allowed.class, allowed -> assertThat(allowed.resource())
                .isSameAs(map));
        AdmissionRequest request = asked.get(0);
        assertThat(request.operation()).isEqualTo(Operation.CREATE);
        assertThat(request.kind()).isEqualTo(GroupVersionKind.of("v1", "ConfigMap"));
        assertThat(request.resource()).isEqualTo(new GroupVersionResource("", "v1", "configmaps"));
        assertThat(request.name()).isEqualTo("a");
        assertThat(request.namespace()).isEqualTo("n");
        assertThat(request.userInfo()).isEqualTo(ROBOT);
        assertThat(request.object()).contains(written(map));
        assertThat(request.oldObject()).isEmpty();
        assertThat(request.options()).contains(options("CreateOptions"));
    }

    @Test
    void anUpdateHasTheStoredObjectTooAndADeletionNothingElse() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        admitter.update(map("w"), map, "configmaps", ROBOT);
        admitter.delete(map, "configmaps", ROBOT);
        assertThat(asked.get(0).operation()).isEqualTo(Operation.UPDATE);
        assertThat(asked.get(0).object()).contains(written(map("w")));
        assertThat(asked.get(0).oldObject()).contains(written(map));
        assertThat(asked.get(0).options()).contains(options("UpdateOptions"));
        assertThat(asked.get(1).operation()).isEqualTo(Operation.DELETE);
        assertThat(asked.get(1).object()).isEmpty();
        assertThat(asked.get(1).oldObject()).contains(written(map));
        assertThat(asked.get(1).options()).contains(options("DeleteOptions"));
    }

    @Test
    void aChangedObjectComesBackTyped() {
        TypedVerdict<V1ConfigMap> verdict =
                answering(Verdict.allowed(written(map("w")))).create(map, "configmaps", ROBOT);
        assertThat(verdict)
                .isEqualTo(new TypedVerdict.Allowed<>(map("w"), (Verdict.Allowed) Verdict.allowed(written(map("w")))));
        assertThat(map.getData()).containsExactly(Map.entry("k", "v"));
    }

    @Test
    void aChangedObjectWithAFieldThatTheClassWouldLoseIsAFailure() {
        TypedAdmitter admitter = answering(Verdict.allowed(RawJson.of("{\"data\":{\"k\":\"v\"},\"future\":1}")));
        assertThatThrownBy(() -> admitter.create(map, "configmaps", ROBOT))
                .isInstanceOfSatisfying(ReviewException.class, failure -> assertThat(failure.code())
                        .isEqualTo(FailureCode.RESPONSE_REFUSED))
                .hasMessage("the admitted object cannot be read as V1ConfigMap:"
                        + " field `future` is not known to this class");
    }

    @Test
    void aDenialIsAVerdict() {
        Verdict denied = Verdict.denied(Status.failure(403, "Forbidden", "no"));
        assertThat(answering(denied).create(map, "configmaps", ROBOT))
                .isInstanceOf(TypedVerdict.Denied.class)
                .extracting(TypedVerdict::verdict)
                .isSameAs(denied);
    }

    @Test
    void aNamespaceCarriesItsOwnName() {
        V1Namespace namespace =
                new V1Namespace().apiVersion("v1").kind("Namespace").metadata(new V1ObjectMeta().name("n"));
        answering(Verdict.allowed()).create(namespace, "namespaces", ROBOT);
        assertThat(asked.get(0).name()).isEqualTo("n");
        assertThat(asked.get(0).namespace()).isEqualTo("n");
    }

    @Test
    void aControllerWritesWhatIsAllowed() {
        List<V1ConfigMap> written = new ArrayList<>();
        TypedAdmitter policies = answering(Verdict.allowed());
        if (policies.create(map, "configmaps", ROBOT) instanceof TypedVerdict.Allowed<V1ConfigMap> allowed) {
            written.add(allowed.resource());
        }
        assertThat(written).containsExactly(map);
    }

    @Test
    void aRequestCanBeCompletedByHand() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        AdmissionRequest request = admitter.request(
                        Operation.UPDATE, map.metadata(new V1ObjectMeta().generateName("a-")), "configmaps", ROBOT)
                .subResource("status")
                .dryRun(true)
                .build();
        admitter.admit(request, map);
        assertThat(asked.get(0).name()).isEmpty();
        assertThat(asked.get(0).namespace()).isEmpty();
        assertThat(asked.get(0).subResource()).isEqualTo("status");
        assertThat(asked.get(0).dryRun()).isTrue();
    }

    @Test
    void whatHasNoKindOrIsAConnectionIsRefused() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        assertThatThrownBy(() -> admitter.create(new V1ConfigMap(), "configmaps", ROBOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("V1ConfigMap: apiVersion and kind must be set");
        assertThatThrownBy(() -> admitter.request(Operation.CONNECT, map, "configmaps", ROBOT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).isEmpty();
    }

    private static V1ConfigMap map(String value) {
        return new V1ConfigMap()
                .apiVersion("v1")
                .kind("ConfigMap")
                .metadata(new V1ObjectMeta().name("a").namespace("n"))
                .putDataItem("k", value);
    }

    private TypedAdmitter answering(Verdict verdict) {
        return new TypedAdmitter(request -> {
            asked.add(request);
            return verdict;
        });
    }

    private static RawJson written(V1ConfigMap map) {
        return ResourceJson.standard().write(map);
    }

    private static RawJson options(String kind) {
        return RawJson.of("{\"kind\":\"" + kind + "\",\"apiVersion\":\"meta.k8s.io/v1\"}");
    }
}
