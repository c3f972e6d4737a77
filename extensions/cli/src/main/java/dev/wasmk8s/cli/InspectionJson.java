package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.testing.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What is in a module, for programs. */
final class InspectionJson {
    private InspectionJson() {}

    static Json of(Path file, ModuleInspection module) {
        JsonObject json = new JsonObject()
                .with("file", file.toString())
                .with("sha256", module.sha256())
                .with("bytes", module.bytes())
                .with("kind", ModuleKind.of(module).word());
        json.with(
                "useCases",
                Json.ofTexts(ModuleKind.useCases(module).stream()
                        .map(UseCase::export)
                        .toList()));
        json.with("exports", list(module.exports(), export -> new JsonObject()
                .with("name", export.name())
                .with("kind", export.kind())
                .withSome("signature", export.signature())));
        json.with("imports", list(module.imports(), each -> new JsonObject()
                .with("module", each.module())
                .with("name", each.name())
                .with("kind", each.kind())
                .withSome("signature", each.signature())));
        json.with("memories", list(module.memories(), memory -> new JsonObject()
                .with("initialPages", memory.initialPages())
                .with("maximumPages", memory.maximumPages())
                .with("shared", Json.of(memory.shared()))));
        json.with("tables", list(module.tables(), table -> new JsonObject()
                .with("type", table.type())
                .with("entries", table.entries())));
        json.with("functions", module.functions());
        json.with("tooLarge", list(module.largeFunctions(), function -> new JsonObject()
                .with("name", function.name())
                .with("bytecodes", function.bytecodes())
                .with("reason", function.reason())));
        return json.with("usable", Json.of(module.problems().isEmpty()))
                .with("resettable", Json.of(module.resettable()))
                .with("problems", Json.ofTexts(module.problems()))
                .json();
    }

    private static <T> Json list(List<T> elements, Function<T, JsonObject> object) {
        return new Json.Sequence(
                elements.stream().map(object).map(JsonObject::json).toList());
    }
}
