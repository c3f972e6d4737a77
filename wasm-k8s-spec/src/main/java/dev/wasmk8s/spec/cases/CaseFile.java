package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a case file. Keys that it does not know are mistakes. */
final class CaseFile {
    private CaseFile() {}

    static ConformanceCase read(RawJson text) {
        return JsonReader.read(text, FailureCode.INTERNAL, in -> {
            String id = "";
            String title = "";
            String rule = "";
            @Nullable RawJson examples = null;
            ExampleFile common = new ExampleFile();
            in.object();
            for (String key = in.field(); key != null; key = in.field()) {
                switch (key) {
                    case "id" -> id = in.string();
                    case "title" -> title = in.string();
                    case "rule" -> rule = in.string();
                    case "examples" -> examples = in.raw();
                    default -> common.read(key, in);
                }
            }
            if (examples == null) {
                throw in.missing("examples");
            }
            return new ConformanceCase(id, title, rule, examples(examples, common));
        });
    }

    private static List<ConformanceCase.Example> examples(RawJson examples, ExampleFile common) {
        return JsonReader.read(
                examples, FailureCode.INTERNAL, in -> in.list(element -> new ExampleFile(common).example(element)));
    }
}
