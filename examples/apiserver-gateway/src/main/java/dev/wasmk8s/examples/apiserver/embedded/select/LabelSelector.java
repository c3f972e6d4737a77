package dev.wasmk8s.examples.apiserver.embedded.select;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label selector such as {@code app=web,tier in (a, b),!legacy}. Immutable. */
public final class LabelSelector {
    private static final String KEY = "([-A-Za-z0-9_./]+)";
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern EQUALITY = Pattern.compile(KEY + "\\s*(=|==|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern SETS = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    /** A comma that is not within parentheses. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    private interface Requirement {
        boolean matches(Map<String, String> labels);
    }

    /**
     * Parses a selector; an empty one matches everything.
     *
     * @throws ApiException with 400 if it cannot be parsed
     */
    public static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : COMMA.split(text, -1)) {
                requirements.add(requirement(part.strip()));
            }
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    private static Requirement requirement(String part) {
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            return values(equality.group(1), !equality.group(2).equals("!="), Set.of(equality.group(3)));
        }
        Matcher sets = SETS.matcher(part);
        if (sets.matches()) {
            List<String> values = new ArrayList<>();
            for (String value : sets.group(3).split(",", -1)) {
                values.add(value.strip());
            }
            return values(sets.group(1), sets.group(2).equals("in"), Set.copyOf(values));
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            String key = exists.group(2);
            boolean wanted = exists.group(1).isEmpty();
            return labels -> labels.containsKey(key) == wanted;
        }
        throw ApiException.badRequest("unable to parse requirement: '" + part + "'");
    }

    private static Requirement values(String key, boolean in, Set<String> values) {
        return in
                ? labels -> labels.containsKey(key) && values.contains(labels.get(key))
                : labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
    }

    /** Whether an object with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }
}
