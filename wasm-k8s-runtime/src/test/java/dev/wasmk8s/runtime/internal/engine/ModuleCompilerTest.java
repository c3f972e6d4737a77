package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.image.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleCompilerTest {
    private static final byte[] WASM = Guests.bytes("counts-in-global");

    /** Changes nothing, and remembers what it was given. */
    private record Watching(String version, List<String> order) implements ClassPass {
        @Override
        public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
            order.add(version + " " + classes.size());
            return Map.of("only.one", new byte[] {1});
        }
    }

    private static ModuleImage compile(ModuleCompiler compiler) throws UnusableModuleException {
        return ParsedModule.parse(WASM).image(compiler);
    }

    @Test
    void the_same_module_becomes_the_same_image() throws Exception {
        assertThat(ImageFormat.write(compile(ModuleCompiler.standard())))
                .isEqualTo(ImageFormat.write(compile(ModuleCompiler.standard())));
    }

    @Test
    void an_image_tells_what_it_was_made_of_and_by() throws Exception {
        ModuleImage image = compile(ModuleCompiler.standard());

        assertThat(image.digest()).isEqualTo(Sha256.hex(WASM));
        assertThat(image.version()).matches("host 1, chicory \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void classes_have_the_name_that_is_asked_for() throws Exception {
        ModuleImage image = compile(ModuleCompiler.standard().named("a.b.C"));

        assertThat(image.mainClass()).isEqualTo("a.b.C");
        assertThat(image.classes().keySet()).contains("a.b.C").allMatch(name -> name.startsWith("a.b.C"));
    }

    @Test
    void passes_come_one_after_the_other_and_are_part_of_the_version() throws Exception {
        List<String> order = new ArrayList<>();
        ModuleCompiler compiler =
                ModuleCompiler.with(List.of(new Watching("first 1", order), new Watching("second 2", order)));
        int compiled = compile(ModuleCompiler.with(List.of())).classes().size();

        assertThat(compile(compiler).classes()).containsOnlyKeys("only.one");
        assertThat(order).containsExactly("first 1 " + compiled, "second 2 1");
        assertThat(compiler.version()).endsWith(", first 1, second 2");
    }

    @Test
    void a_skeleton_is_the_module_without_code() throws Exception {
        byte[] wasm = Guests.bytes("magic-validator");
        byte[] skeleton =
                ParsedModule.parse(wasm).image(ModuleCompiler.standard()).skeleton();

        assertThat(skeleton.length).isLessThan(wasm.length / 3);
        assertThat(Skeleton.parse(skeleton).codeSection().functionBodyCount())
                .isEqualTo(Parser.parse(wasm).codeSection().functionBodyCount());
    }

    @Test
    void code_asks_the_engine_for_imports_only_where_no_pass_has_it_ask_the_state() throws Exception {
        assertThat(compile(ModuleCompiler.standard()).traits()).isEmpty();
        assertThat(compile(ModuleCompiler.with(List.of())).traits()).containsExactly(CodeTrait.IMPORTS_THROUGH_ENGINE);
    }

    @Test
    void functions_keep_their_indices_and_types_where_imports_are_functions_without_a_body() throws Exception {
        WasmModule module = Parser.parse(Guests.bytes("magic-validator"));
        int imports = module.importSection().importCount();
        int own = module.functionSection().functionCount();
        WasmModule without = Skeleton.withoutImports(module);

        assertThat(without.importSection().importCount()).isZero();
        assertThat(without.functionSection().functionCount()).isEqualTo(imports + own);
        assertThat(without.codeSection().functionBodyCount()).isEqualTo(imports + own);
        for (int i = 0; i < imports; i++) {
            assertThat(without.functionSection().getFunctionType(i))
                    .isEqualTo(((FunctionImport) module.importSection().getImport(i)).typeIndex());
        }
        for (int i = 0; i < own; i++) {
            assertThat(without.functionSection().getFunctionType(imports + i))
                    .isEqualTo(module.functionSection().getFunctionType(i));
        }
        assertThat(without.exportSection()).isEqualTo(module.exportSection());
        assertThat(without.elementSection()).isEqualTo(module.elementSection());
        assertThat(without.globalSection()).isEqualTo(module.globalSection());
        assertThat(without.tableSection()).isEqualTo(module.tableSection());
        assertThat(without.memorySection()).isEqualTo(module.memorySection());
        assertThat(without.dataSection()).isEqualTo(module.dataSection());
        assertThat(without.startSection()).isEqualTo(module.startSection());
    }
}
