package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.internal.outline.EngineClasses;
import dev.wasmk8s.runtime.internal.outline.OutlineLimits;
import dev.wasmk8s.runtime.internal.outline.OutlineResult;
import dev.wasmk8s.runtime.internal.outline.OutlinedMethod;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import dev.wasmk8s.runtime.internal.outline.RandomMoves;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** How the modules of the test suite are run. */
enum Mode {
    INTERPRETED(null),
    COMPILED(UnaryOperator.identity()),
    /** With limits so small that regions of nearly every function are moved. */
    OUTLINED(Mode::outline),
    /** With regions of every function moved whether that pays or not. */
    SHUFFLED(Mode::shuffle);

    private static final OutlineLimits TINY = new OutlineLimits(30, 1, 100, 1, 5_000_000);
    private static final long SEED = 20_221_109;
    private static final int PASSES = 3;

    private static final LongAdder OUTLINED_METHODS = new LongAdder();
    private static final LongAdder OUTLINED_REGIONS = new LongAdder();

    private final UnaryOperator<Map<String, byte[]>> pass;

    Mode(UnaryOperator<Map<String, byte[]>> pass) {
        this.pass = pass;
    }

    /** Compiles a module, if the mode does so. */
    Function<Instance, Machine> machines(WasmModule module) {
        return pass == null
                ? InterpreterMachine::new
                : EngineClasses.machines(pass.apply(EngineClasses.compile(module)));
    }

    /** How much the modes that move code moved. */
    static String moved() {
        return OUTLINED_REGIONS + " regions moved out of " + OUTLINED_METHODS + " methods in mode OUTLINED";
    }

    private static Map<String, byte[]> outline(Map<String, byte[]> classes) {
        OutlineResult result = Outliner.outline(classes, TINY);
        for (OutlinedMethod method : result.report().methods()) {
            OUTLINED_REGIONS.add(method.regions());
            OUTLINED_METHODS.add(method.regions() > 0 ? 1 : 0);
        }
        return result.classes();
    }

    private static Map<String, byte[]> shuffle(Map<String, byte[]> classes) {
        classes.replaceAll((name, classFile) -> {
            try {
                return new RandomMoves(classFile).moveAll("func_", new Random(SEED), PASSES);
            } catch (AnalyzerException e) {
                throw new IllegalArgumentException(name, e);
            }
        });
        return classes;
    }
}
