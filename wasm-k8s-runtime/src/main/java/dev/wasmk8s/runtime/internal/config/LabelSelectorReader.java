package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.LabelSelector.Operator;
import dev.wasmk8s.runtime.LabelSelector.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code LabelSelector} of {@code meta/v1}. Besides wrong types it reports what no label can be, because such a
 * selector matches nothing, or everything.
 */
final class LabelSelectorReader {
    private static final List<String> KEYS = List.of("matchLabels", "matchExpressions");
    private static final List<String> REQUIREMENT_KEYS = List.of("key", "operator", "values");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private LabelSelectorReader() {}

    static LabelSelector read(Field selector) {
        Fields fields = Fields.of(selector, KEYS);
        Map<String, String> labels = new LinkedHashMap<>();
        fields.get("matchLabels").ifPresent(field -> Fields.ofAny(field).all().forEach((key, value) -> {
            checkKey(value, key);
            value.text().ifPresent(text -> {
                checkValue(value, text);
                labels.put(key, text);
            });
        }));
        List<Requirement> requirements = fields.get("matchExpressions").map(Field::elements).orElse(List.of()).stream()
                .map(LabelSelectorReader::requirement)
                .flatMap(Optional::stream)
                .toList();
        return new LabelSelector(labels, requirements);
    }

    private static Optional<Requirement> requirement(Field element) {
        Fields fields = Fields.of(element, REQUIREMENT_KEYS);
        Optional<Field> keyField = fields.required("key", "Name a label.");
        Optional<String> key = keyField.flatMap(Field::text);
        key.ifPresent(text -> checkKey(keyField.get(), text));
        Optional<String> operator = fields.required("operator", "Possible here: " + Spelling.listed(OPERATORS) + ".")
                .flatMap(field -> field.oneOf(OPERATORS));
        List<String> values = values(fields);
        if (key.isEmpty() || operator.isEmpty()) {
            return Optional.empty();
        }
        boolean needsValues = operator.get().endsWith("In");
        boolean hasValues =
                fields.get("values").filter(field -> !field.isEmptyList()).isPresent();
        if (needsValues != hasValues) {
            element.mistake(
                    "operator " + operator.get() + (needsValues ? " needs values" : " takes no values"),
                    needsValues ? "List at least one under \"values\"." : "Leave \"values\" out.");
            return Optional.empty();
        }
        return needsValues == values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Requirement(key.get(), operator(operator.get()), values));
    }

    private static List<String> values(Fields requirement) {
        List<Field> elements = requirement.get("values").map(Field::elements).orElse(List.of());
        return elements.stream()
                .map(element -> {
                    Optional<String> text = element.text();
                    text.ifPresent(value -> checkValue(element, value));
                    return text;
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Operator operator(String word) {
        return switch (word) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            default -> Operator.DOES_NOT_EXIST;
        };
    }

    private static void checkKey(Field field, String key) {
        if (!ApiNames.isQualified(key)) {
            field.mistake(
                    "\"" + key + "\" is not the name of a label",
                    "A name has letters, digits, \"-\", \"_\" and \".\", up to 63 in all, and may follow a DNS name and"
                            + " \"/\".");
        }
    }

    private static void checkValue(Field field, String value) {
        if (!ApiNames.isLabelValue(value)) {
            field.mistake(
                    "\"" + value + "\" is not the value of a label",
                    "A value has letters, digits, \"-\", \"_\" and \".\", up to 63 in all, and begins and ends with a letter"
                            + " or digit.");
        }
    }
}
