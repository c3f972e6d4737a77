package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a case file. Keys that it does not know are mistakes. */
final class CaseFile {
    private CaseFile() {}

    static ConformanceCase read(RawJson text) {
        return JsonReader.read(text, FailureCode.INTERNAL, in -> {
            String id = "";
            String title = "";
            String rule = "";
            List<Example> examples = List.of();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                switch (key) {
                    case "id" -> id = in.string();
                    case "title" -> title = in.string();
                    case "rule" -> rule = in.string();
                    case "examples" -> examples = in.list(CaseFile::example);
                    default -> throw in.malformed("unknown key");
                }
            }
            return new ConformanceCase(id, title, rule, examples);
        });
    }

    private static Example example(JsonReader in) {
        String name = "";
        @Nullable UseCase useCase = null;
        List<String> implicitAudiences = List.of();
        NamedObjects objects = new NamedObjects(Map.of());
        @Nullable RawJson modules = null;
        @Nullable RawJson review = null;
        @Nullable RawJson expect = null;
        int calls = 1;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "name" -> name = in.string();
                case "useCase" -> useCase = UseCase.valueOf(in.string());
                case "implicitAudiences" -> implicitAudiences = in.strings();
                case "objects" -> objects = new NamedObjects(in.map(JsonReader::rawObject));
                case "modules" -> modules = in.raw();
                case "review" -> review = in.rawObject();
                case "calls" -> calls = in.integer();
                case "expect" -> expect = in.rawObject();
                default -> throw in.malformed("unknown key");
            }
        }
        if (useCase == null || modules == null || review == null || expect == null) {
            throw in.malformed("expected useCase, modules, review and expect");
        }
        return new Example(
                name,
                useCase,
                implicitAudiences,
                ModuleFile.read(modules, objects),
                objects.insert(review),
                calls,
                ExpectationFile.read(expect, objects));
    }
}
