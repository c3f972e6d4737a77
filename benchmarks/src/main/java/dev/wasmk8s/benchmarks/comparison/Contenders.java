package dev.wasmk8s.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everybody who takes part, in the order of the report. */
final class Contenders {
    private static final Contender.Mode FRESH = new Contender.Mode("fresh", WasmFile.COMMITTED, false);
    private static final Contender.Mode REUSED = new Contender.Mode("reused", WasmFile.FREEING, true);
    private static final List<Contender.Mode> OURS = List.of(
            new Contender.Mode("pristine", WasmFile.COMMITTED, true),
            new Contender.Mode("pristine", WasmFile.FREEING, true),
            new Contender.Mode("dirty", WasmFile.FREEING, false),
            new Contender.Mode("64mib", WasmFile.COMMITTED, false));
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
                contenders.java("wasm-k8s", 1, OURS),
                contenders.java("chicory", 1, List.of(FRESH, seldom(REUSED))),
                contenders.wazero("wazero", "go.mod", REUSED),
                contenders.wazero("wazero-1.0", "go-1.0.mod", seldom(REUSED)),
                contenders.v8(),
                contenders.wasmtime(),
                contenders.goWebhook(),
                contenders.java("java-webhook", 2, List.of(withoutModule(false))),
                contenders.java("plain-java", 1, List.of(withoutModule(true))));
    }

    private static Contender.Mode withoutModule(boolean telling) {
        return new Contender.Mode("-", WasmFile.NONE, telling);
    }

    private static Contender.Mode seldom(Contender.Mode mode) {
        return new Contender.Mode(mode.name(), mode.module(), false);
    }

    /** A subject of this code base, in a JVM of its own with the flags of this one. */
    private Contender java(String subject, int jvms, List<Contender.Mode> modes) {
        List<String> command = new ArrayList<>(Jvm.command());
        command.add("dev.wasmk8s.benchmarks.rival.Rival");
        command.add(subject);
        return new Contender(subject, List.of(), benchmarks, List.of(), false, benchmarks, command, modes, true, jvms);
    }

    private Contender wazero(String name, String modFile, Contender.Mode reused) {
        return go(name, rivals.resolve("wazero"), modFile, List.of(FRESH, reused), true);
    }

    private Contender goWebhook() {
        return go("go-webhook", rivals.resolve("go-webhook"), "go.mod", List.of(withoutModule(true)), false);
    }

    private Contender go(String name, Path source, String modFile, List<Contender.Mode> modes, boolean takesModule) {
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
                takesModule,
                0);
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
                List.of(FRESH, REUSED),
                true,
                0);
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
                List.of(FRESH, REUSED),
                true,
                0);
    }
}
