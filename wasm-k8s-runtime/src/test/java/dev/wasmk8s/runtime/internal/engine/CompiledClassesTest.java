package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompiledClassesTest {
    private static UnusableModuleException refusal(String mainClass, Map<String, byte[]> classes) {
        ModuleImage image = new ModuleImage("", "", new byte[0], Set.of(), mainClass, classes);
        return catchThrowableOfType(UnusableModuleException.class, () -> CompiledClasses.define(image));
    }

    @Test
    void functions_that_are_left_to_the_interpreter_are_refused() {
        WasmModule module = Parser.parse(Guests.bytes("counts-in-global"));
        int first = module.importSection().importCount();
        Map<String, byte[]> classes = new HashMap<>();
        Compiler.builder(module)
                .withClassName("a.Main")
                .withInterpretedFunctions(Set.of(first))
                .withClassCollectorFactory(ByteClassCollector::new)
                .build()
                .compile()
                .classBytes()
                .forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));

        assertThat(refusal("a.Main", classes).problems())
                .containsExactly("the module has functions that are left to the interpreter, which cannot be stopped;"
                        + " compile it with the interpreter fallback FAIL");
    }

    @Test
    void classes_that_are_none_or_missing_are_refused() {
        assertThat(refusal("a.Main", Map.of("a.Main", new byte[] {1, 2, 3})).problems())
                .singleElement()
                .asString()
                .contains("ClassFormatError");
        assertThat(refusal("a.Main", Map.of()).problems())
                .singleElement()
                .asString()
                .contains("ClassNotFoundException");
    }
}
