package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of somebody who left the compiler away. Needs nothing else that is only there for tests. */
public final class NoCompilerProgram {
    private static final String REVIEW = "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
            + "\"request\":{\"uid\":\"1\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"ConfigMap\"},"
            + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"configmaps\"},\"operation\":\"CREATE\","
            + "\"userInfo\":{\"username\":\"ann\"},\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}}}";

    private NoCompilerProgram() {}

    /** {@code precompiled NAME}, {@code operations NAME} or {@code file PATH CACHE}; answers the review, or what is wrong. */
    public static String decide(String... arguments) {
        AccessControl.Builder builder = AccessControl.builder();
        ModuleSource source;
        if (!arguments[0].equals("file")) {
            source = ModuleSource.precompiled(NoCompilerProgram.class.getClassLoader(), arguments[1]);
        } else {
            source = ModuleSource.file(Path.of(arguments[1]));
            builder.cacheDirectory(Path.of(arguments[2]));
        }
        ModuleDefinition module = ModuleDefinition.builder("policy", source)
                .admission(AdmissionOptions.DEFAULT
                        .withRules(List.of(AdmissionRule.everything()))
                        .withJsonPatch(arguments[0].equals("operations")))
                .build();
        try (AccessControl control = builder.admission(module).build()) {
            return new String(
                    control.admissionReviews().handle(RawJson.of(REVIEW)).toByteArray(), StandardCharsets.UTF_8);
        } catch (InvalidConfigurationException e) {
            return e.getMessage();
        }
    }
}
