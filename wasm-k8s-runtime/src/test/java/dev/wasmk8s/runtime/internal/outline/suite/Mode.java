package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.internal.engine.ClassPass;
import dev.wasmk8s.runtime.internal.engine.StateArray;
import dev.wasmk8s.runtime.internal.engine.SuiteEngine;
import dev.wasmk8s.runtime.internal.outline.EngineClasses;
import dev.wasmk8s.runtime.internal.outline.OutlineLimits;
import dev.wasmk8s.runtime.internal.outline.OutlineResult;
import dev.wasmk8s.runtime.internal.outline.OutlinedMethod;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import dev.wasmk8s.runtime.internal.outline.RandomMoves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** How the modules of the test suite are run. */
enum Mode {
    INTERPRETED("Chicory's interpreter and memory"),
    STOCK("compiled by Chicory, its memory: the reference"),
    ENGINE("compiled, direct access to our memory and globals", SuiteEngine.access()),
    OUTLINED("the same, methods outlined as for calls", SuiteEngine.access(), SuiteEngine.outlining()),
    OUTLINED_SMALL(
            "the same, methods above 30 bytes outlined",
            SuiteEngine.access(),
            SuiteEngine.pass("small", Mode::outlineSmall)),
    SHUFFLED(
            "the same, random parts of all functions moved",
            SuiteEngine.access(),
            SuiteEngine.pass("shuffled", Mode::shuffle));

    private static final OutlineLimits TINY = new OutlineLimits(30, 1, 100, 1, 5_000_000);
    private static final long SEED = 20_221_109;
    private static final int PASSES = 3;

    private static final LongAdder OUTLINED_METHODS = new LongAdder();
    private static final LongAdder OUTLINED_REGIONS = new LongAdder();

    private final String description;
    private final List<ClassPass> passes;

    Mode(String description, ClassPass... passes) {
        this.description = description;
        this.passes = List.of(passes);
    }

    String description() {
        return description;
    }

    /** Whether the modules run as those of policies do. */
    boolean isOurs() {
        return !passes.isEmpty();
    }

    /** Why this mode does not run a module. */
    Optional<String> refusal(byte[] wasm) {
        return isOurs() ? SuiteEngine.unlikeAnyPolicy(wasm) : Optional.empty();
    }

    Instance instantiate(byte[] wasm, ImportValues imports) {
        if (isOurs()) {
            return SuiteEngine.instantiate(wasm, passes, imports);
        }
        WasmModule module = Parser.parse(wasm);
        Function<Instance, Machine> machines =
                this == INTERPRETED ? InterpreterMachine::new : EngineClasses.machines(EngineClasses.compile(module));
        return Instance.builder(module)
                .withImportValues(imports)
                .withMemoryFactory(ByteArrayMemory::new)
                .withMachineFactory(machines)
                .build();
    }

    /** How much the mode moved that moves what it can. */
    static String moved() {
        return OUTLINED_REGIONS + " regions moved out of " + OUTLINED_METHODS + " methods in mode OUTLINED_SMALL";
    }

    private static Map<String, byte[]> outlineSmall(Map<String, byte[]> classes) {
        OutlineResult result = Outliner.outline(classes, TINY, new StateArray());
        for (OutlinedMethod method : result.report().methods()) {
            OUTLINED_REGIONS.add(method.regions());
            OUTLINED_METHODS.add(method.regions() > 0 ? 1 : 0);
        }
        return result.classes();
    }

    private static Map<String, byte[]> shuffle(Map<String, byte[]> classes) {
        Map<String, byte[]> shuffled = new LinkedHashMap<>();
        classes.forEach((name, classFile) -> {
            try {
                shuffled.put(name, new RandomMoves(classFile).moveAll("func_", new Random(SEED), PASSES));
            } catch (AnalyzerException e) {
                throw new IllegalArgumentException(name, e);
            }
        });
        return shuffled;
    }
}
