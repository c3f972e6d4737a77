package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.outline.OutlineLimits;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs a module that needs nothing of a host, in one way or another, and tells what can be seen of it afterwards. */
public final class EngineRun {
    private static final int PAGES = 4;
    private static final int PAGE = 1 << 16;

    private EngineRun() {}

    /**
     * How a run ended, and the state it left.
     *
     * @param end empty, or the code and text of the failure
     */
    public record State(String end, byte[] memory, List<Long> globals) {
        /** Whether another run ended in the same way; texts of traps differ between engines. */
        public boolean isLike(State other) {
            return end.equals(other.end) && globals.equals(other.globals) && Arrays.equals(memory, other.memory);
        }

        @Override
        public String toString() {
            return "ended \"" + end + "\", globals " + globals + ", memory of " + memory.length + " bytes, hash "
                    + Arrays.hashCode(memory);
        }
    }

    /** Interpreted. */
    public static State interpreted(byte[] wasm, String export, int globals) throws UnusableModuleException {
        return run(ParsedModule.parse(wasm).compile(EngineMode.INTERPRETED), export, globals);
    }

    /** Compiled as for calls. */
    public static State compiled(byte[] wasm, String export, int globals) throws UnusableModuleException {
        return run(ParsedModule.parse(wasm).compile(EngineMode.COMPILED), export, globals);
    }

    /** Compiled, and outlined within other limits. */
    public static State outlined(byte[] wasm, String export, int globals, OutlineLimits limits)
            throws UnusableModuleException {
        ClassPass pass = new ClassPass() {
            @Override
            public String version() {
                return limits.toString();
            }

            @Override
            public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
                return Outliner.outline(classes, limits, new StateArray()).classes();
            }
        };
        ModuleCompiler compiler = ModuleCompiler.with(List.of(new AccessPass(), pass));
        return run(
                ParsedModule.of(ParsedModule.parse(wasm).image(compiler)).compile(EngineMode.COMPILED),
                export,
                globals);
    }

    /** Whether the engine cannot compile a module, so that none of our passes has to do with it. */
    public static boolean isRefusedUnchanged(byte[] wasm) {
        try {
            ParsedModule.parse(wasm).image(ModuleCompiler.with(List.of()));
            return false;
        } catch (UnusableModuleException e) {
            return true;
        }
    }

    private static State run(CompiledModule module, String export, int globals) {
        WasiHost host = new WasiHost(StandardStreams.empty(), HostClock.system(), SecureRandom::new);
        ModuleInstance instance = module.instantiate(host, Grants.NONE, PAGES);
        String end = "";
        try {
            instance.call(export);
        } catch (ReviewException e) {
            end = e.code() + " " + word(e.detail());
        }
        ChicoryState state = instance.state();
        Long[] values = new Long[globals];
        for (int i = 0; i < globals; i++) {
            values[i] = state.globalValue(i);
        }
        return new State(end, state.readBytes(0, state.pages() * PAGE), List.of(values));
    }

    /** The kind of trap, however an engine words it. */
    private static String word(String detail) {
        for (String kind :
                List.of("divide by zero", "overflow", "unreachable", "out of bounds", "undefined", "indirect")) {
            if (detail.contains(kind)) {
                return kind;
            }
        }
        return detail;
    }
}
