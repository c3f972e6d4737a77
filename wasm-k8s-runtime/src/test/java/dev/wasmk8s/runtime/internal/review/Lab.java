package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.UseCase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Loads guests, each compiled once per engine mode for all tests, and asks them something simple. */
final class Lab {
    /** The defaults with a deadline that is never reached. */
    static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofMinutes(5));

    private static final Map<EngineMode, ModuleLoader> LOADERS = new ConcurrentHashMap<>();

    /** A ConfigMap that is to be created. */
    static final AdmissionRequest CREATE_CONFIG_MAP = AdmissionRequest.builder(
                    Operation.CREATE,
                    new GroupVersionKind("", "v1", "ConfigMap"),
                    new GroupVersionResource("", "v1", "configmaps"),
                    UserInfo.of("ann"))
            .name("settings")
            .namespace("shop")
            .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\"}}"))
            .build();

    /** An answer that {@code probe} gives if told to. */
    static final String ALLOW = "{\"stdout\":\"{\\\"response\\\":{\\\"apiVersion\\\":\\\"admission.k8s.io/v1\\\","
            + "\\\"kind\\\":\\\"AdmissionReview\\\",\\\"response\\\":{\\\"uid\\\":\\\"$uid\\\",\\\"allowed\\\":true}}}\"}";

    private Lab() {}

    /** A definition of a guest, which gets all the time that an interpreter on a busy machine needs. */
    static ModuleDefinition.Builder guest(String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(name), name + ".wasm"))
                .limits(PATIENT);
    }

    /** A definition of the guest that does what its settings say. */
    static ModuleDefinition.Builder probe(String settings) {
        return guest("probe").settings(RawJson.of(settings));
    }

    static LoadedModule load(EngineMode mode, ModuleDefinition.Builder definition, UseCase... useCases) {
        ModuleLoader loader = LOADERS.computeIfAbsent(mode, ModuleLoader::start);
        try {
            return loader.load(definition.build(), Set.of(useCases));
        } catch (ModuleLoadException e) {
            throw new AssertionError(e);
        }
    }

    static ModuleLoadException refusal(EngineMode mode, ModuleDefinition.Builder definition, UseCase... useCases) {
        return failureToLoad(LOADERS.computeIfAbsent(mode, ModuleLoader::start), definition, useCases);
    }

    static ModuleLoadException failureToLoad(
            ModuleLoader loader, ModuleDefinition.Builder definition, UseCase... useCases) {
        return catchThrowableOfType(ModuleLoadException.class, () -> loader.load(definition.build(), Set.of(useCases)));
    }

    static Verdict admit(EngineMode mode, ModuleDefinition.Builder definition) {
        return load(mode, definition, UseCase.ADMISSION).admitter().admit(CREATE_CONFIG_MAP);
    }

    /** The failure of an admission. */
    static ReviewException failure(EngineMode mode, ModuleDefinition.Builder definition) {
        return failure(() -> admit(mode, definition));
    }

    static ReviewException failure(ThrowingCallable call) {
        return catchThrowableOfType(ReviewException.class, call);
    }

    static SubjectAccessReviewSpec getConfigMap(UserInfo user) {
        return SubjectAccessReviewSpec.of(
                user, ResourceAttributes.of("get", "", "v1", "configmaps", "shop", "settings"));
    }
}
