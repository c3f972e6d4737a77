package dev.wasmk8s.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everybody who takes part, in the order of the report. */
final class Contenders {
    private static final List<String> FRESH_AND_REUSED = List.of("fresh", "reused");
    private static final List<String> ONE = List.of("-");

    private Contenders() {}

    static List<Contender> all(Path benchmarks) {
        Path rivals = benchmarks.resolve("rivals");
        Path built = benchmarks.resolve("target/rivals");
        List<Contender> all = new ArrayList<>();
        all.add(java(benchmarks, "wasm-k8s", FRESH_AND_REUSED));
        all.add(java(benchmarks, "chicory", FRESH_AND_REUSED));
        all.add(go(rivals.resolve("wazero"), built.resolve("wazero"), "go.mod", FRESH_AND_REUSED));
        all.add(go(rivals.resolve("wazero"), built.resolve("wazero-1.0"), "go-1.0.mod", FRESH_AND_REUSED));
        Path v8 = rivals.resolve("v8");
        all.add(new Contender(
                "v8", List.of("node"), v8, List.of(), false, v8, List.of("node", "main.mjs"), FRESH_AND_REUSED, true));
        Path wasmtime = built.resolve("wasmtime/release/wasmtime-rival");
        all.add(new Contender(
                "wasmtime",
                List.of("cargo", "cc"),
                rivals.resolve("wasmtime"),
                List.of(List.of(
                        "cargo",
                        "build",
                        "--release",
                        "--locked",
                        "--target-dir",
                        built.resolve("wasmtime").toString())),
                true,
                wasmtime,
                List.of(wasmtime.toString()),
                FRESH_AND_REUSED,
                true));
        all.add(go(rivals.resolve("go-webhook"), built.resolve("go-webhook"), "go.mod", ONE));
        all.add(java(benchmarks, "java-webhook", ONE));
        all.add(java(benchmarks, "plain-java", ONE));
        return all;
    }

    private static Contender go(Path source, Path binary, String modFile, List<String> modes) {
        return new Contender(
                binary.getFileName().toString(),
                List.of("go"),
                source,
                List.of(List.of("go", "build", "-modfile=" + modFile, "-o", binary.toString(), ".")),
                false,
                binary,
                List.of(binary.toString()),
                modes,
                modes.equals(FRESH_AND_REUSED));
    }

    /** A subject of this code base, in a JVM of its own with the flags of this one. */
    private static Contender java(Path benchmarks, String subject, List<String> modes) {
        List<String> command = new ArrayList<>(Jvm.command());
        command.add("dev.wasmk8s.benchmarks.rival.Rival");
        command.add(subject);
        return new Contender(subject, List.of(), benchmarks, List.of(), false, benchmarks, command, modes, true);
    }
}
