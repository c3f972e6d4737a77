package dev.wasmk8s.benchmarks.guests;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that loads a module, makes one decision, prints how many nanoseconds both took, and ends. The launch of the
 * JVM is not counted, since it is the same for all modules.
 */
public final class GuestStart {
    /** A call that is slow because nothing is compiled yet is what is to be measured. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofSeconds(30));

    private GuestStart() {}

    /** {@code MODULE.wasm REVIEW.json [CACHE_DIRECTORY]}: with a directory, compiled modules are kept there. */
    public static void main(String[] args) throws Exception {
        RawJson review = RawJson.wrap(Files.readAllBytes(Path.of(args[1])));
        long begin = System.nanoTime();
        AccessControl.Builder builder = AccessControl.builder();
        if (args.length > 2) {
            builder.cacheDirectory(Path.of(args[2]));
        }
        builder.admission(ModuleDefinition.builder("benchmark", ModuleSource.file(Path.of(args[0])))
                .rules(AdmissionRule.everything())
                .limits(PATIENT)
                .build());
        try (AccessControl control = builder.build()) {
            RawJson answer = control.admissionReviews().handle(review);
            long nanos = System.nanoTime() - begin;
            if (!answer.toString().contains("\"allowed\":true")) {
                throw new IllegalStateException(answer.toString());
            }
            System.out.println(nanos);
        }
    }
}
