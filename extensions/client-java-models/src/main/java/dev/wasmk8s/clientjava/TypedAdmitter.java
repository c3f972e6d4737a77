package dev.wasmk8s.clientjava;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits typed resources, so that a controller can ask before it writes:
 *
 * <pre>{@code
 * TypedAdmitter policies = new TypedAdmitter(accessControl.admitter());
 * if (policies.create(configMap, "configmaps", UserInfo.of("my-controller")) instanceof Allowed<V1ConfigMap> allowed) {
 *     api.createNamespacedConfigMap(namespace, allowed.resource()).execute();
 * }
 * }</pre>
 *
 * <p>The client leaves {@code apiVersion} and {@code kind} to whoever makes an object: set them. Its classes do not
 * tell their plural either, so name it as the API does, such as {@code configmaps}.
 *
 * <p>Immutable and safe for use by several threads if its admitter is, and as blocking. Resources handed in are read
 * and never changed. Every method that asks throws {@link ReviewException} if there is no verdict, and with
 * {@link FailureCode#RESPONSE_REFUSED} if the object in the verdict does not fit the class of the one submitted, or
 * has a field that the class would lose: treat it as denied, or ask the admitter itself and write raw JSON. Every
 * method throws {@link IllegalArgumentException} if a resource has no {@code apiVersion} or {@code kind}, or cannot be
 * written as JSON.
 */
public final class TypedAdmitter {
    private final Admitter admitter;
    private final ResourceJson json;

    /** Admits resources that {@link ResourceJson#standard} can write and read. */
    public TypedAdmitter(Admitter admitter) {
        this(admitter, ResourceJson.standard());
    }

    /** Admits resources that {@code json} can write and read. */
    public TypedAdmitter(Admitter admitter, ResourceJson json) {
        this.admitter = admitter;
        this.json = json;
    }

    /** Asks whether a new resource may be written. */
    public <T extends KubernetesObject> TypedVerdict<T> create(T resource, String plural, UserInfo user) {
        return admit(request(Operation.CREATE, resource, plural, user).build(), resource);
    }

    /**
     * Asks whether a stored resource may be replaced.
     *
     * @param stored what is stored now
     */
    public <T extends KubernetesObject> TypedVerdict<T> update(T resource, T stored, String plural, UserInfo user) {
        AdmissionRequest.Builder request = request(Operation.UPDATE, resource, plural, user);
        return admit(request.oldObject(json.write(stored)).build(), resource);
    }

    /**
     * Asks whether a stored resource may be deleted.
     *
     * @return a verdict whose resource is {@code stored}
     */
    public <T extends KubernetesObject> TypedVerdict<T> delete(T stored, String plural, UserInfo user) {
        return admit(request(Operation.DELETE, stored, plural, user).build(), stored);
    }

    /**
     * Asks with a request made or completed by hand.
     *
     * @param resource the one that {@code request} is about: what is written if the verdict does not change it
     */
    @SuppressWarnings("unchecked") // the class of a T
    public <T extends KubernetesObject> TypedVerdict<T> admit(AdmissionRequest request, T resource) {
        Verdict verdict = admitter.admit(request);
        if (verdict instanceof Verdict.Denied denied) {
            return new TypedVerdict.Denied<>(denied);
        }
        Verdict.Allowed allowed = (Verdict.Allowed) verdict;
        Optional<T> changed = allowed.object().map(object -> reread(object, (Class<T>) resource.getClass()));
        return new TypedVerdict.Allowed<>(changed.orElse(resource), allowed);
    }

    private <T> T reread(RawJson object, Class<T> type) {
        try {
            return json.read(object, type);
        } catch (IllegalArgumentException e) {
            throw new ReviewException(
                    FailureCode.RESPONSE_REFUSED, "the admitted object cannot be read as " + e.getMessage());
        }
    }

    /**
     * Starts the request that the API server would make: the resource as {@code object}, or as {@code oldObject} on
     * DELETE, with its kind, name and namespace, and the empty options of the operation.
     *
     * @throws IllegalArgumentException also on CONNECT, which has no resource
     */
    public AdmissionRequest.Builder request(
            Operation operation, KubernetesObject resource, String plural, UserInfo user) {
        GroupVersionKind kind = kindOf(resource);
        GroupVersionResource type = new GroupVersionResource(kind.group(), kind.version(), plural);
        AdmissionRequest.Builder request = AdmissionRequest.builder(operation, kind, type, user);
        V1ObjectMeta metadata = resource.getMetadata();
        if (metadata != null) {
            // A Namespace carries its own name.
            boolean isNamespace = kind.group().isEmpty() && kind.kind().equals("Namespace");
            request.name(orEmpty(metadata.getName()));
            request.namespace(orEmpty(isNamespace ? metadata.getName() : metadata.getNamespace()));
        }
        return switch (operation) {
            case CREATE -> request.object(json.write(resource)).options(options("CreateOptions"));
            case UPDATE -> request.object(json.write(resource)).options(options("UpdateOptions"));
            case DELETE -> request.oldObject(json.write(resource)).options(options("DeleteOptions"));
            case CONNECT -> throw new IllegalArgumentException("CONNECT has options for its object, no resource");
        };
    }

    private static GroupVersionKind kindOf(KubernetesObject resource) {
        if (resource.getApiVersion() == null || resource.getKind() == null) {
            throw new IllegalArgumentException(
                    resource.getClass().getSimpleName() + ": apiVersion and kind must be set");
        }
        return GroupVersionKind.of(resource.getApiVersion(), resource.getKind());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static RawJson options(String kind) {
        return RawJson.of("{\"kind\":\"" + kind + "\",\"apiVersion\":\"meta.k8s.io/v1\"}");
    }
}
