package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.WasmWriter;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.DataCountSection;
import com.dylibso.chicory.wasm.types.DataSection;
import com.dylibso.chicory.wasm.types.ElementSection;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.RawSection;
import com.dylibso.chicory.wasm.types.Section;
import com.dylibso.chicory.wasm.types.SectionId;
import com.dylibso.chicory.wasm.types.StartSection;
import com.dylibso.chicory.wasm.types.TableSection;
import com.dylibso.chicory.wasm.types.TagSection;
import com.dylibso.chicory.wasm.types.TypeSection;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module without the bodies of its functions and without custom sections: all that is needed of the WebAssembly once
 * its code is compiled. Most of the time to parse a module goes into code.
 *
 * <p>To the engine, whatever declares functions has bodies for them. So all functions of a parsed skeleton share an empty
 * one.
 */
final class Skeleton {
    private static final FunctionBody EMPTY_BODY = new FunctionBody(List.of(), List.of());

    private Skeleton() {}

    /** What remains of a well-formed module. */
    static byte[] of(byte[] wasm) {
        WasmWriter writer = new WasmWriter();
        Parser.parseWithoutDecoding(wasm, section -> {
            if (section.sectionId() != SectionId.CODE && section.sectionId() != SectionId.CUSTOM) {
                writer.writeSection((RawSection) section);
            }
        });
        return writer.bytes();
    }

    /**
     * Parses a skeleton: without the validation that the module went through before, and without the digest of the
     * stock method, which takes as long as all the rest when a process starts.
     */
    static WasmModule parse(byte[] skeleton) {
        WasmModule.Builder module = WasmModule.builder().withValidation(false);
        Parser.builder()
                .withValidation(false)
                .build()
                .parse(new ByteArrayInputStream(skeleton), section -> put(module, section));
        return module.build();
    }

    /**
     * A skeleton without imports, where functions without a body stand in their places, so that every index stays what it
     * is. The engine would look each import up for each instance, and build texts for that, which a process that starts has to
     * link first.
     */
    static WasmModule withoutImports(WasmModule skeleton) {
        FunctionSection.Builder functions = FunctionSection.builder();
        for (int i = 0; i < skeleton.importSection().importCount(); i++) {
            FunctionImport imported = (FunctionImport) skeleton.importSection().getImport(i);
            functions.addFunctionType(imported.typeIndex());
        }
        for (int i = 0; i < skeleton.functionSection().functionCount(); i++) {
            functions.addFunctionType(skeleton.functionSection().getFunctionType(i));
        }
        WasmModule.Builder module = WasmModule.builder().withValidation(false);
        put(module, skeleton.typeSection());
        put(module, functions.build());
        put(module, skeleton.tableSection());
        put(module, skeleton.memorySection().orElse(null));
        put(module, skeleton.globalSection());
        put(module, skeleton.exportSection());
        put(module, skeleton.startSection().orElse(null));
        put(module, skeleton.elementSection());
        put(module, skeleton.dataSection());
        put(module, skeleton.dataCountSection().orElse(null));
        put(module, skeleton.tagSection().orElse(null));
        return module.build();
    }

    private static void put(WasmModule.Builder module, @Nullable Section section) {
        if (section == null) {
            return;
        }
        switch (section.sectionId()) {
            case SectionId.TYPE -> module.setTypeSection((TypeSection) section);
            case SectionId.IMPORT -> module.setImportSection((ImportSection) section);
            case SectionId.FUNCTION -> {
                FunctionSection functions = (FunctionSection) section;
                module.setFunctionSection(functions).setCodeSection(emptyBodies(functions.functionCount()));
            }
            case SectionId.TABLE -> module.setTableSection((TableSection) section);
            case SectionId.MEMORY -> module.setMemorySection((MemorySection) section);
            case SectionId.GLOBAL -> module.setGlobalSection((GlobalSection) section);
            case SectionId.EXPORT -> module.setExportSection((ExportSection) section);
            case SectionId.START -> module.setStartSection((StartSection) section);
            case SectionId.ELEMENT -> module.setElementSection((ElementSection) section);
            // In what others make of a module, that is.
            case SectionId.CODE -> module.setCodeSection((CodeSection) section);
            case SectionId.DATA -> module.setDataSection((DataSection) section);
            case SectionId.DATA_COUNT -> module.setDataCountSection((DataCountSection) section);
            case SectionId.TAG -> module.setTagSection((TagSection) section);
            default -> module.addIgnoredSection(section.sectionId());
        }
    }

    private static CodeSection emptyBodies(int count) {
        CodeSection.Builder bodies = CodeSection.builder();
        for (int i = 0; i < count; i++) {
            bodies.addFunctionBody(EMPTY_BODY);
        }
        return bodies.build();
    }
}
