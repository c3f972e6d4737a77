package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.MatchCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code matchConditions}: those of webhooks have names, those of an AuthorizationConfiguration have none. */
final class MatchConditionReader {
    private static final List<String> KEYS = List.of("name", "expression");
    private static final List<String> UNNAMED_KEYS = List.of("expression");
    private static final int MOST = 64;

    private MatchConditionReader() {}

    /** Conditions with names of their own. */
    static List<MatchCondition> named(Fields owner) {
        Set<String> names = new HashSet<>();
        List<MatchCondition> conditions = new ArrayList<>();
        for (Field element : elements(owner)) {
            Fields fields = Fields.of(element, KEYS);
            Optional<Field> nameField = fields.required("name", "It tells conditions apart in errors.");
            Optional<String> name = nameField.flatMap(Field::someText);
            name.ifPresent(text -> checkName(nameField.get(), text, names));
            Optional<String> expression = expression(fields);
            if (name.isPresent() && expression.isPresent()) {
                conditions.add(new MatchCondition(name.get(), expression.get()));
            }
        }
        return conditions;
    }

    /** Conditions that are known by their place, and of which none is there twice. */
    static List<MatchCondition> unnamed(Fields owner) {
        Set<String> expressions = new HashSet<>();
        List<MatchCondition> conditions = new ArrayList<>();
        for (Field element : elements(owner)) {
            Fields fields = Fields.of(element, UNNAMED_KEYS);
            expression(fields).ifPresent(expression -> {
                if (!expressions.add(expression)) {
                    element.mistake("the expression appears twice", "Keep one of them.");
                }
                conditions.add(new MatchCondition("matchConditions[" + conditions.size() + "]", expression));
            });
        }
        return conditions;
    }

    private static List<Field> elements(Fields owner) {
        Optional<Field> list = owner.get("matchConditions");
        List<Field> elements = list.map(Field::elements).orElse(List.of());
        if (elements.size() > MOST) {
            list.get().mistake("there are " + elements.size() + " conditions, and " + MOST + " are the most", "");
        }
        return elements;
    }

    private static Optional<String> expression(Fields condition) {
        return condition
                .required("expression", "Write CEL that yields true or false.")
                .flatMap(Field::someText);
    }

    private static void checkName(Field field, String name, Set<String> names) {
        if (!ApiNames.isQualified(name)) {
            field.mistake(
                    "\"" + name + "\" is not the name of a condition",
                    "A name has letters, digits, \"-\", \"_\" and \".\", up to 63 in all.");
        } else if (!names.add(name)) {
            field.mistake("another condition has the name \"" + name + "\"", "Give it another one.");
        }
    }
}
