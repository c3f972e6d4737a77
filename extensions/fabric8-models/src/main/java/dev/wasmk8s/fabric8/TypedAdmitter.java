package dev.wasmk8s.fabric8;

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
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits typed resources, so that a controller can ask before it writes:
 *
 * <pre>{@code
 * TypedAdmitter policies = new TypedAdmitter(accessControl.admitter());
 * if (policies.create(configMap, UserInfo.of("my-controller")) instanceof Allowed<ConfigMap> allowed) {
 *     client.resource(allowed.resource()).create();
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads if its admitter is, and as blocking. Resources handed in are read
 * and never changed. Every method that asks throws {@link ReviewException} if there is no verdict, and with
 * {@link FailureCode#RESPONSE_REFUSED} if the object in the verdict does not fit the class of the one submitted:
 * treat it as denied.
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

    /**
     * Asks whether a new resource may be written.
     *
     * @throws IllegalArgumentException as {@link #request(Operation, HasMetadata, UserInfo)} does
     */
    public <T extends HasMetadata> TypedVerdict<T> create(T resource, UserInfo user) {
        return admit(request(Operation.CREATE, resource, user).build(), resource);
    }

    /**
     * Asks whether a stored resource may be replaced.
     *
     * @param stored what is stored now
     * @throws IllegalArgumentException as {@link #request(Operation, HasMetadata, UserInfo)} does
     */
    public <T extends HasMetadata> TypedVerdict<T> update(T resource, T stored, UserInfo user) {
        RawJson old = json.write(stored);
        return admit(request(Operation.UPDATE, resource, user).oldObject(old).build(), resource);
    }

    /**
     * Asks whether a stored resource may be deleted.
     *
     * @return a verdict whose resource is {@code stored}
     * @throws IllegalArgumentException as {@link #request(Operation, HasMetadata, UserInfo)} does
     */
    public <T extends HasMetadata> TypedVerdict<T> delete(T stored, UserInfo user) {
        return admit(request(Operation.DELETE, stored, user).build(), stored);
    }

    /**
     * Asks with a request made or completed by hand.
     *
     * @param resource the one that {@code request} is about: what is written if the verdict does not change it
     */
    @SuppressWarnings("unchecked") // the class of a T
    public <T extends HasMetadata> TypedVerdict<T> admit(AdmissionRequest request, T resource) {
        Verdict verdict = admitter.admit(request);
        if (verdict instanceof Verdict.Denied denied) {
            return new TypedVerdict.Denied<>(denied);
        }
        Verdict.Allowed allowed = (Verdict.Allowed) verdict;
        Optional<T> changed = allowed.object().map(object -> reread(object, (Class<T>) resource.getClass()));
        return new TypedVerdict.Allowed<>(changed.orElse(resource), allowed);
    }

    private <T extends HasMetadata> T reread(RawJson object, Class<T> type) {
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
     * @throws IllegalArgumentException if the resource has no {@code apiVersion} or {@code kind}, or is a
     *     {@link GenericKubernetesResource}, whose plural nobody knows; and on CONNECT, which has no resource
     */
    public AdmissionRequest.Builder request(Operation operation, HasMetadata resource, UserInfo user) {
        if (resource instanceof GenericKubernetesResource) {
            throw new IllegalArgumentException("the plural of a GenericKubernetesResource is unknown: name it in"
                    + " request(operation, resource, plural, user), then call admit(request, resource)");
        }
        return request(operation, resource, resource.getPlural(), user);
    }

    /**
     * Starts the request that the API server would make, for a resource whose class does not tell the plural.
     *
     * @param plural the resource in the API's words, such as {@code configmaps}
     * @throws IllegalArgumentException if the resource has no {@code apiVersion} or {@code kind}, and on CONNECT,
     *     which has no resource
     */
    public AdmissionRequest.Builder request(Operation operation, HasMetadata resource, String plural, UserInfo user) {
        GroupVersionKind kind = kindOf(resource);
        GroupVersionResource type = new GroupVersionResource(kind.group(), kind.version(), plural);
        AdmissionRequest.Builder request = AdmissionRequest.builder(operation, kind, type, user);
        ObjectMeta metadata = resource.getMetadata();
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

    private static GroupVersionKind kindOf(HasMetadata resource) {
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
