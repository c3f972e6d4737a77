package dev.wasmk8s.fabric8;

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
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedAdmitterTest {
    private static final UserInfo ROBOT = UserInfo.of("system:serviceaccount:infra:robot");
    private static final String JSON =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"n\"},"
                    + "\"data\":{\"k\":\"v\"}}";

    private final ConfigMap map = new ConfigMapBuilder()
            .withNewMetadata()
            .withName("a")
            .withNamespace("n")
            .endMetadata()
            .addToData("k", "v")
            .build();
    private final List<AdmissionRequest> asked = new ArrayList<>();

    @Test
    void aNewResourceIsAskedForAsTheApiServerWould() {
        TypedVerdict<ConfigMap> verdict = answering(Verdict.allowed()).create(map, ROBOT);
        assertThat(verdict).isInstanceOfSatisfying(TypedVerdict.Allowed.class, allowed -> assertThat(allowed.resource())
                .isSameAs(map));
        AdmissionRequest request = asked.get(0);
        assertThat(request.operation()).isEqualTo(Operation.CREATE);
        assertThat(request.kind()).isEqualTo(GroupVersionKind.of("v1", "ConfigMap"));
        assertThat(request.resource()).isEqualTo(new GroupVersionResource("", "v1", "configmaps"));
        assertThat(request.name()).isEqualTo("a");
        assertThat(request.namespace()).isEqualTo("n");
        assertThat(request.userInfo()).isEqualTo(ROBOT);
        assertThat(request.object()).contains(RawJson.of(JSON));
        assertThat(request.oldObject()).isEmpty();
        assertThat(request.options()).contains(options("CreateOptions"));
    }

    @Test
    void anUpdateHasTheStoredObjectTooAndADeletionNothingElse() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        ConfigMap changed = map.edit().addToData("k", "w").build();
        admitter.update(changed, map, ROBOT);
        admitter.delete(map, ROBOT);
        assertThat(asked.get(0).operation()).isEqualTo(Operation.UPDATE);
        assertThat(asked.get(0).object()).contains(RawJson.of(JSON.replace("\"v\"", "\"w\"")));
        assertThat(asked.get(0).oldObject()).contains(RawJson.of(JSON));
        assertThat(asked.get(0).options()).contains(options("UpdateOptions"));
        assertThat(asked.get(1).operation()).isEqualTo(Operation.DELETE);
        assertThat(asked.get(1).object()).isEmpty();
        assertThat(asked.get(1).oldObject()).contains(RawJson.of(JSON));
        assertThat(asked.get(1).options()).contains(options("DeleteOptions"));
    }

    @Test
    void aChangedObjectComesBackTypedWithWhatTheModelDoesNotKnow() {
        RawJson object = RawJson.of(JSON.replace("{\"k\":\"v\"}", "{\"k\":\"w\"},\"future\":1.50"));
        TypedVerdict<ConfigMap> verdict = answering(Verdict.allowed(object)).create(map, ROBOT);
        assertThat(verdict).isInstanceOfSatisfying(TypedVerdict.Allowed.class, allowed -> {
            ConfigMap changed = (ConfigMap) allowed.resource();
            assertThat(changed.getData()).containsExactly(Map.entry("k", "w"));
            assertThat(ResourceJson.standard().write(changed)).isEqualTo(object);
        });
        assertThat(map.getData()).containsExactly(Map.entry("k", "v"));
    }

    @Test
    void aChangedObjectThatDoesNotFitIsAFailure() {
        TypedAdmitter admitter = answering(Verdict.allowed(RawJson.of("{\"data\":{\"k\":5}}")));
        assertThatThrownBy(() -> admitter.create(map, ROBOT))
                .isInstanceOfSatisfying(ReviewException.class, failure -> assertThat(failure.code())
                        .isEqualTo(FailureCode.RESPONSE_REFUSED))
                .hasMessage("the admitted object cannot be read as ConfigMap: data.k does not fit");
    }

    @Test
    void aDenialIsAVerdict() {
        Verdict denied = Verdict.denied(Status.failure(403, "Forbidden", "no"));
        assertThat(answering(denied).create(map, ROBOT))
                .isInstanceOf(TypedVerdict.Denied.class)
                .extracting(TypedVerdict::verdict)
                .isSameAs(denied);
    }

    @Test
    void aNamespaceCarriesItsOwnName() {
        answering(Verdict.allowed())
                .create(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName("n")
                                .endMetadata()
                                .build(),
                        ROBOT);
        assertThat(asked.get(0).namespace()).isEqualTo("n");
    }

    @Test
    void aNameToBeGeneratedIsEmptyAndAGroupIsTold() {
        answering(Verdict.allowed())
                .create(
                        new ValidatingWebhookConfigurationBuilder()
                                .withNewMetadata()
                                .withGenerateName("a-")
                                .endMetadata()
                                .build(),
                        ROBOT);
        assertThat(asked.get(0).name()).isEmpty();
        assertThat(asked.get(0).resource())
                .isEqualTo(new GroupVersionResource(
                        "admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations"));
    }

    @Test
    void aControllerWritesWhatIsAllowed() {
        List<ConfigMap> written = new ArrayList<>();
        TypedAdmitter policies = answering(Verdict.allowed());
        if (policies.create(map, ROBOT) instanceof TypedVerdict.Allowed<ConfigMap> allowed) {
            written.add(allowed.resource());
        }
        assertThat(written).containsExactly(map);
    }

    @Test
    void aRequestCanBeCompletedByHand() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        AdmissionRequest request = admitter.request(Operation.UPDATE, map, ROBOT)
                .subResource("status")
                .dryRun(true)
                .build();
        admitter.admit(request, map);
        assertThat(asked.get(0).subResource()).isEqualTo("status");
        assertThat(asked.get(0).dryRun()).isTrue();
    }

    @Test
    void aGenericResourceNeedsItsPlural() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        GenericKubernetesResource foo = new GenericKubernetesResource();
        foo.setApiVersion("example.com/v1");
        foo.setKind("Foo");
        assertThatThrownBy(() -> admitter.create(foo, ROBOT)).isInstanceOf(IllegalArgumentException.class);
        AdmissionRequest request =
                admitter.request(Operation.CREATE, foo, "foos", ROBOT).build();
        assertThat(admitter.admit(request, foo)).isInstanceOf(TypedVerdict.Allowed.class);
        assertThat(asked.get(0).resource()).isEqualTo(new GroupVersionResource("example.com", "v1", "foos"));
    }

    @Test
    void whatHasNoKindOrIsAConnectionIsRefused() {
        TypedAdmitter admitter = answering(Verdict.allowed());
        GenericKubernetesResource nameless = new GenericKubernetesResource();
        assertThatThrownBy(() -> admitter.request(Operation.CREATE, nameless, "foos", ROBOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GenericKubernetesResource: apiVersion and kind must be set");
        assertThatThrownBy(() -> admitter.request(Operation.CONNECT, map, ROBOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TypedAdmitter answering(Verdict verdict) {
        return new TypedAdmitter(request -> {
            asked.add(request);
            return verdict;
        });
    }

    private static RawJson options(String kind) {
        return RawJson.of("{\"kind\":\"" + kind + "\",\"apiVersion\":\"meta.k8s.io/v1\"}");
    }
}
