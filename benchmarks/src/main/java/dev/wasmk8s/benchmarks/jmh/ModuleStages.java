package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.Template;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done once for each module, or for each guest. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModuleStages {
    private final HostServices services = HostServices.start();
    private final CompiledModule compiled = Modules.compile();
    private final Template template = compiled.instantiate(host(), Grants.NONE, Limits.DEFAULT.memoryPages())
            .takeTemplate();

    /** Stops the services. */
    @TearDown
    public void close() {
        services.close();
    }

    /** From bytes to a checked module. */
    @Benchmark
    public ParsedModule parse() {
        return Modules.parse();
    }

    /** From bytes to classes; parsing included. */
    @Benchmark
    public CompiledModule compile() {
        return Modules.compile();
    }

    /** Another guest of a module that has one already. */
    @Benchmark
    public ModuleInstance instantiate() {
        return compiled.instantiate(template, host(), Grants.NONE, Limits.DEFAULT.memoryPages());
    }

    private WasiHost host() {
        return new WasiHost(StandardStreams.empty(), services.clock(), services.random());
    }
}
