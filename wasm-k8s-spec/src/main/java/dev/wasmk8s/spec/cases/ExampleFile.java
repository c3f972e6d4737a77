package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an example of a case file, starting from what all examples of the case have in common. */
final class ExampleFile {
    private String name = "";
    private @Nullable UseCase useCase;
    private List<String> implicitAudiences = List.of();
    private NamedObjects objects = new NamedObjects(Map.of());
    private @Nullable RawJson modules;
    private @Nullable RawJson review;
    private @Nullable RawJson expect;
    private int calls = 1;

    ExampleFile() {}

    ExampleFile(ExampleFile common) {
        useCase = common.useCase;
        implicitAudiences = common.implicitAudiences;
        objects = common.objects;
        modules = common.modules;
        review = common.review;
        expect = common.expect;
        calls = common.calls;
    }

    void read(String key, JsonReader in) {
        switch (key) {
            case "name" -> name = in.string();
            case "useCase" -> useCase = UseCase.valueOf(in.string());
            case "implicitAudiences" -> implicitAudiences = in.strings();
            case "objects" -> objects = objects.with(in.map(JsonReader::raw));
            case "modules" -> modules = in.raw();
            case "review" -> review = in.rawObject();
            case "calls" -> calls = in.integer();
            case "expect" -> expect = in.rawObject();
            default -> throw in.malformed("unknown key");
        }
    }

    Example example(JsonReader in) {
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            read(key, in);
        }
        if (useCase == null || modules == null || review == null || expect == null) {
            throw in.malformed("expected useCase, modules, review and expect, here or for the whole case");
        }
        return new Example(
                name,
                useCase,
                implicitAudiences,
                ModuleFile.read(objects.insert(modules), objects),
                objects.insert(review),
                calls,
                ExpectationFile.read(objects.insert(expect), objects));
    }
}
