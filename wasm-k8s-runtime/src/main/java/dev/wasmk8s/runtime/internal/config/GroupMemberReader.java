package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.ModuleDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The members of a group. What requests they see, and what their failures mean, is declared of the group. */
record GroupMemberReader(FileLookup files) {
    private static final List<String> KEYS =
            Stream.concat(Stream.of("name"), ProgramReader.KEYS.stream()).toList();
    private static final Map<String, String> ELSEWHERE = elsewhere();
    /** What CEL keeps for itself, or could not call. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    List<DeclaredModule> readAll(Fields group) {
        Optional<Field> list = group.required("members", "Name the modules that the expression asks.");
        if (list.filter(Field::isEmptyList).isPresent()) {
            list.get().mistake("the group has no members", "Name the modules that the expression asks.");
        }
        Set<String> names = new HashSet<>();
        return list.map(Field::elements).orElse(List.of()).stream()
                .map(element -> read(element, names))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<DeclaredModule> read(Field element, Set<String> names) {
        Fields fields = Fields.of(element, KEYS, ELSEWHERE);
        if (!fields.isObject()) {
            return Optional.empty();
        }
        Optional<Field> nameField = fields.required("name", "It is what the expression calls the module.");
        Optional<String> name = nameField.flatMap(Field::text);
        name.ifPresent(text -> check(nameField.get(), text, names));
        return new ProgramReader(files)
                .read(fields, name)
                .map(ModuleDefinition.Builder::build)
                .map(definition -> new DeclaredModule(definition, element.origin()));
    }

    private static void check(Field field, String name, Set<String> names) {
        if (!ApiNames.isIdentifier(name)) {
            field.mistake(
                    "\"" + name + "\" cannot be called in an expression",
                    "Use letters, digits and \"_\", and begin with no digit.");
        } else if (RESERVED.contains(name)) {
            field.mistake("\"" + name + "\" is a word of the expression language", "Choose another name.");
        } else if (!names.add(name)) {
            field.mistake("another member has the name \"" + name + "\"", "Give it another one.");
        }
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> keys = new HashMap<>();
        List.of("rules", "namespaceSelector", "objectSelector", "matchConditions", "failurePolicy", "enforcement")
                .forEach(key -> keys.put(key, "The group says it for all of its members."));
        List.of("mutating", "reinvocationPolicy", "jsonPatch")
                .forEach(key -> keys.put(key, "A member decides, and does not change objects."));
        return keys;
    }
}
