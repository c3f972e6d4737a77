package dev.wasmk8s.examples.apiserver.access;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The modules that decide. Discovery is open in either case, once the modules had their say. */
public final class AccessControls {
    private static final String DISCOVERY = "discovery";

    /** As long as an API server waits for a webhook: the first calls of a JVM on a busy machine are slow. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Where the file system does not tell of changes. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private AccessControls() {}

    /**
     * The modules of an AccessControlConfiguration.
     *
     * @throws dev.wasmk8s.runtime.InvalidConfigurationException if anything in it is wrong
     */
    public static AccessControl load(Path file) {
        return of(file).build();
    }

    /**
     * The same, where everything is loaded anew when the file or a module changes. The log tells how that ends.
     *
     * @throws dev.wasmk8s.runtime.InvalidConfigurationException if anything in it is wrong at first
     */
    public static AccessControl watch(Path file) {
        return of(file).watchFiles(LOOK_EVERY).build();
    }

    private static AccessControl.Builder of(Path file) {
        return AccessControl.builder()
                .authorization(SuperuserAuthorizer.GROUP, new SuperuserAuthorizer())
                .file(file)
                .authorization(DISCOVERY, new DiscoveryAuthorizer());
    }

    /** The four magic modules: one user, who may do anything to ConfigMaps that do not hold a certain key. */
    public static AccessControl magic() {
        AdmissionRule configMaps = new AdmissionRule(
                List.of("CREATE", "UPDATE"), List.of(""), List.of("v1"), List.of("configmaps"), "Namespaced");
        return AccessControl.builder()
                .authentication(module("magic-authenticator").build())
                .authorization(SuperuserAuthorizer.GROUP, new SuperuserAuthorizer())
                .authorization(module("magic-authorizer").build())
                .authorization(DISCOVERY, new DiscoveryAuthorizer())
                .admission(
                        module("magic-mutator").mutating(true).rules(configMaps).build(),
                        module("magic-validator").rules(configMaps).build())
                .build();
    }

    private static ModuleDefinition.Builder module(String guest) {
        return ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"))
                .limits(Limits.DEFAULT.withDeadline(DEADLINE));
    }
}
