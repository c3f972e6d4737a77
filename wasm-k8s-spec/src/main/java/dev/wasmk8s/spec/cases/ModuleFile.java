package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.cases.ConformanceCase.Module;
import dev.wasmk8s.spec.cases.ConformanceCase.Rule;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the modules of a case file, and turns the answer that the case wants into settings of the guest. */
final class ModuleFile {
    private static final String ADMISSION_ANSWER =
            "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":";

    private final NamedObjects objects;

    private ModuleFile(NamedObjects objects) {
        this.objects = objects;
    }

    static List<Module> read(RawJson modules, NamedObjects objects) {
        ModuleFile file = new ModuleFile(objects);
        return JsonReader.read(modules, FailureCode.INTERNAL, in -> in.list(file::module));
    }

    private Module module(JsonReader in) {
        String name = "";
        boolean mutating = false;
        boolean ignoreFailure = false;
        List<Rule> rules = List.of(Rule.EVERYTHING);
        List<String> matchConditions = List.of();
        @Nullable RawJson settings = null;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "name" -> name = in.string();
                case "mutating" -> mutating = in.bool();
                case "failurePolicy" -> ignoreFailure = in.string().equals("Ignore");
                case "rules" -> rules = in.list(ModuleFile::rule);
                case "matchConditions" -> matchConditions = in.strings();
                case "settings" -> settings = in.raw();
                case "answer" -> settings = answer(in);
                default -> throw in.malformed("unknown key");
            }
        }
        return new Module(name, mutating, ignoreFailure, rules, matchConditions, Optional.ofNullable(settings));
    }

    private static Rule rule(JsonReader in) {
        List<String> operations = List.of();
        List<String> apiGroups = List.of();
        List<String> apiVersions = List.of();
        List<String> resources = List.of();
        String scope = "*";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "operations" -> operations = in.strings();
                case "apiGroups" -> apiGroups = in.strings();
                case "apiVersions" -> apiVersions = in.strings();
                case "resources" -> resources = in.strings();
                case "scope" -> scope = in.string();
                default -> throw in.malformed("unknown key");
            }
        }
        return new Rule(operations, apiGroups, apiVersions, resources, scope);
    }

    private RawJson answer(JsonReader in) {
        @Nullable String stdout = null;
        String stderr = "";
        String action = "";
        OptionalInt exit = OptionalInt.empty();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "status" -> stdout = "{\"response\":{\"status\":" + in.raw() + "}}";
                case "response" -> stdout = objects.insertPatches(ADMISSION_ANSWER + in.raw() + "}}");
                case "envelope" -> stdout = in.raw().toString();
                case "stdout" -> stdout = in.string();
                case "stderr" -> stderr = in.string();
                case "exit" -> exit = OptionalInt.of(in.integer());
                case "do" -> action = in.string();
                default -> throw in.malformed("unknown key");
            }
        }
        return settings(action, Optional.ofNullable(stdout), stderr, exit);
    }

    private static RawJson settings(String action, Optional<String> stdout, String stderr, OptionalInt exit) {
        JsonWriter out = new JsonWriter(FailureCode.INTERNAL, 0);
        out.optional("do", action);
        out.optional("stdout", stdout);
        out.optional("stderr", stderr);
        if (exit.isPresent()) {
            out.number("exit", exit.getAsInt());
        }
        return out.finish();
    }
}
