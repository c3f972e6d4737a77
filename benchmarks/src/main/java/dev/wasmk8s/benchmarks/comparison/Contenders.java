package dev.wasmk8s.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everybody who takes part, in the order of the report. */
final class Contenders {
    private static final List<String> FRESH_AND_REUSED = List.of("fresh", "reused");
    private static final List<String> ONE = List.of("-");
    private final Path benchmarks;
    private final Path rivals;
    private final Path built;

    private Contenders(Path benchmarks) {
        this.benchmarks = benchmarks;
        rivals = benchmarks.resolve("rivals");
        built = benchmarks.resolve("target/rivals");
    }

    static List<Contender> all(Path benchmarks) {
        Contenders contenders = new Contenders(benchmarks);
        return List.of(
                contenders.java("wasm-k8s", true, List.of("pristine", "dirty", "64mib"), List.of("pristine")),
                contenders.java("chicory", true, FRESH_AND_REUSED, List.of()),
                contenders.wazero("wazero", "go.mod", List.of("reused")),
                contenders.wazero("wazero-1.0", "go-1.0.mod", List.of()),
                contenders.v8(),
                contenders.wasmtime(),
                contenders.goWebhook(),
                contenders.java("java-webhook", false, ONE, List.of()),
                contenders.java("plain-java", false, ONE, ONE));
    }

    /** A subject of this code base, in a JVM of its own with the flags of this one. */
    private Contender java(String subject, boolean runsModule, List<String> modes, List<String> telling) {
        List<String> command = new ArrayList<>(Jvm.command());
        command.add("dev.wasmk8s.benchmarks.rival.Rival");
        command.add(subject);
        return new Contender(
                subject,
                List.of(),
                benchmarks,
                List.of(),
                false,
                benchmarks,
                command,
                modes,
                telling,
                true,
                runsModule,
                true);
    }

    private Contender wazero(String name, String modFile, List<String> telling) {
        return go(name, rivals.resolve("wazero"), modFile, FRESH_AND_REUSED, telling, true);
    }

    private Contender goWebhook() {
        return go("go-webhook", rivals.resolve("go-webhook"), "go.mod", ONE, ONE, false);
    }

    private Contender go(
            String name, Path source, String modFile, List<String> modes, List<String> telling, boolean runsModule) {
        Path binary = built.resolve(name);
        return new Contender(
                name,
                List.of("go"),
                source,
                List.of(List.of("go", "build", "-modfile=" + modFile, "-o", binary.toString(), ".")),
                false,
                binary,
                List.of(binary.toString()),
                modes,
                telling,
                runsModule,
                runsModule,
                false);
    }

    private Contender v8() {
        Path source = rivals.resolve("v8");
        return new Contender(
                "v8",
                List.of("node"),
                source,
                List.of(),
                false,
                source,
                List.of("node", "main.mjs"),
                FRESH_AND_REUSED,
                List.of("reused"),
                true,
                true,
                false);
    }

    private Contender wasmtime() {
        Path target = built.resolve("wasmtime");
        Path binary = target.resolve("release/wasmtime-rival");
        return new Contender(
                "wasmtime",
                List.of("cargo", "cc"),
                rivals.resolve("wasmtime"),
                List.of(List.of("cargo", "build", "--release", "--locked", "--target-dir", target.toString())),
                true,
                binary,
                List.of(binary.toString()),
                FRESH_AND_REUSED,
                List.of("reused"),
                true,
                true,
                false);
    }
}
