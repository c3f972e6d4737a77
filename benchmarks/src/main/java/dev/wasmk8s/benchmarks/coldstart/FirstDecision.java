package dev.wasmk8s.benchmarks.coldstart;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that makes one decision and ends: what is measured as a whole process. */
public final class FirstDecision {
    private FirstDecision() {}

    /** Not by {@code Files}, which a server would not need: its requests come from sockets. */
    private static byte[] read(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    /**
     * {@code interpreted MODULE REVIEW}, {@code compiled MODULE REVIEW}, {@code cached MODULE REVIEW DIRECTORY} or {@code
     * precompiled CLASS REVIEW}.
     */
    public static void main(String[] args) throws Exception {
        RawJson review = RawJson.wrap(read(args[2]));
        AccessControl.Builder builder = AccessControl.builder();
        if (args[0].equals("interpreted")) {
            builder.engineMode(EngineMode.INTERPRETED);
        } else if (args[0].equals("cached")) {
            builder.cacheDirectory(Path.of(args[3]));
        }
        ModuleSource source = args[0].equals("precompiled")
                ? ModuleSource.precompiled(FirstDecision.class.getClassLoader(), args[1])
                : ModuleSource.file(Path.of(args[1]));
        ModuleDefinition module = ModuleDefinition.builder("magic-validator", source)
                .rules(AdmissionRule.everything())
                .build();
        try (AccessControl control = builder.admission(module).build()) {
            String answer = new String(control.admissionReviews().handle(review).toByteArray(), StandardCharsets.UTF_8);
            if (!answer.contains("\"allowed\":true")) {
                throw new IllegalStateException(answer);
            }
        }
    }
}
