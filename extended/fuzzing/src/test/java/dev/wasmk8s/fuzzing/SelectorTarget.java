package dev.wasmk8s.fuzzing;

import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.gateway.internal.request.Selectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A selector is dropped, or its requirements, written as text again, are read as the same. The first byte chooses which. */
public final class SelectorTarget {
    private SelectorTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        if (input.flag()) {
            again(input.restAsText(), Selectors::fields, SelectorTarget::field);
        } else {
            again(input.restAsText(), Selectors::labels, SelectorTarget::label);
        }
    }

    private static void again(
            String text, Function<String, Optional<SelectorAttributes>> parse, Function<Requirement, String> write) {
        Optional<SelectorAttributes> read = parse.apply(text);
        if (read.isPresent()) {
            List<Requirement> requirements = read.get().requirements();
            String written = String.join(",", requirements.stream().map(write).toList());
            List<Requirement> second =
                    parse.apply(written).map(SelectorAttributes::requirements).orElse(List.of());
            Finding.unlessEqual(sorted(second), sorted(requirements), "selector " + text + " as " + written);
        }
    }

    private static List<Requirement> sorted(List<Requirement> requirements) {
        List<Requirement> sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::toString));
        return sorted;
    }

    private static String field(Requirement requirement) {
        String value = requirement
                .values()
                .get(0)
                .replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("=", "\\=");
        return requirement.key() + (requirement.operator().equals("In") ? "=" : "!=") + value;
    }

    private static String label(Requirement requirement) {
        String values = "(" + String.join(",", requirement.values()) + ")";
        return switch (requirement.operator()) {
            case "In" -> requirement.key() + " in " + values;
            case "NotIn" -> requirement.key() + " notin " + values;
            case "Exists" -> requirement.key();
            default -> "!" + requirement.key();
        };
    }
}
