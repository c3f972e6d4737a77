package dev.wasmk8s.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.spec.schema.Schema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of AccessControlConfigurations and their reader take the same. The reader tells what it knows: a key or
 * a word that is like nothing it knows is answered with all that it does.
 */
class SchemaAndReaderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode SCHEMA =
            JSON.readTree(Schema.ACCESS_CONTROL_CONFIGURATION.text().toString());
    private static final com.networknt.schema.Schema VALIDATOR = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Map.of(Schema.ACCESS_CONTROL_CONFIGURATION.id(), SCHEMA.toString())))
            .getSchema(SchemaLocation.of(Schema.ACCESS_CONTROL_CONFIGURATION.id()));
    private static final String LIKE_NOTHING = "z".repeat(90);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml accessControl\\n(.*?)^```$");

    /** A place in a document, and what the schema has to say of it. */
    private record Place(List<String> steps, JsonNode schema) {
        /** The whole document with a value at this place, and as little as possible around it. */
        String documentWith(String value) {
            String text = value;
            for (int i = steps.size() - 1; i >= 0; i--) {
                text = steps.get(i).equals("[0]") ? "[" + text + "]" : "{\"" + steps.get(i) + "\":" + text + "}";
            }
            String head = "{\"apiVersion\":\"wasmk8s.dev/v1alpha1\",\"kind\":\"AccessControlConfiguration\"";
            return text.equals("{}") ? head + "}" : head + "," + text.substring(1);
        }

        /** For the names of tests. */
        String shown() {
            return steps.isEmpty() ? "the document" : path();
        }

        String path() {
            return String.join(".", steps).replace(".[", "[");
        }

        Place at(String step, JsonNode schemaThere) {
            return new Place(Stream.concat(steps.stream(), Stream.of(step)).toList(), schemaThere);
        }
    }

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicTest> knowTheSameKeys() {
        return places().stream()
                .filter(place -> place.schema().has("properties"))
                .map(place -> dynamicTest(place.shown(), () -> {
                    String document = place.documentWith("{\"" + LIKE_NOTHING + "\":1}");
                    String path = place.path().isEmpty() ? LIKE_NOTHING : place.path() + "." + LIKE_NOTHING;
                    assertThat(listedIn(adviceAt(path, document)))
                            .isEqualTo(new TreeSet<>(
                                    place.schema().get("properties").propertyNames()));
                    assertThat(isValid(document)).isFalse();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> knowTheSameWords() {
        return places().stream()
                .filter(place -> place.schema().has("enum"))
                .map(place -> dynamicTest(place.shown(), () -> {
                    Set<String> words = new TreeSet<>();
                    place.schema().get("enum").forEach(word -> words.add(word.asString()));
                    String document = place.documentWith("\"" + LIKE_NOTHING + "\"");
                    assertThat(listedIn(adviceAt(place.path(), document))).isEqualTo(words);
                    assertThat(isValid(document)).isFalse();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> refuseTheSameTypes() {
        return places().stream()
                .filter(place -> !place.steps().isEmpty() && place.schema().size() > 1)
                .filter(place -> !place.path().endsWith("settings"))
                .map(place -> dynamicTest(place.shown(), () -> {
                    String document = place.documentWith(valueOfAnotherTypeThan(place.schema()));
                    assertThat(problems(document).stream().map(Problem::path)).contains(place.path());
                    assertThat(isValid(document)).isFalse();
                }))
                .toList();
    }

    @Test
    void everyKeyAndListIsDescribed() {
        List<String> bare = places().stream()
                .filter(place -> !place.path().isEmpty() && !place.path().endsWith("]"))
                .filter(place -> !place.schema().has("description"))
                .map(Place::path)
                .toList();
        assertThat(bare).isEmpty();
    }

    @TestFactory
    List<DynamicTest> takeEveryValidFile() throws Exception {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(resources("valid"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (text.contains("kind: AccessControlConfiguration")) {
                    texts.add(text);
                }
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/configuration.md")));
        while (block.find()) {
            texts.add(block.group(1));
        }
        assertThat(texts).hasSizeGreaterThanOrEqualTo(5);
        return texts.stream()
                .map(text -> dynamicTest(text.lines().skip(2).findFirst().orElse(""), () -> assertThat(
                                VALIDATOR.validate(json(text), InputFormat.JSON))
                        .isEmpty()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> refuseEveryBrokenFile() throws Exception {
        try (Stream<Path> files = Files.list(resources("broken/accessControl"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> dynamicTest(
                            file.getFileName().toString(), () -> assertThat(isValid(json(Files.readString(file))))
                                    .isFalse()))
                    .toList();
        }
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(new Place(List.of(), SCHEMA), places);
        return places;
    }

    private static void collect(Place place, List<Place> into) {
        JsonNode schema = place.schema();
        JsonNode target =
                schema.has("$ref") ? SCHEMA.at(schema.get("$ref").asString().substring(1)) : schema;
        // A description beside a reference is about this place.
        Place found = new Place(place.steps(), described(target, schema));
        into.add(found);
        if (target.has("properties")) {
            target.get("properties").properties().stream()
                    .filter(entry -> !entry.getValue().has("const"))
                    .forEach(entry -> collect(found.at(entry.getKey(), entry.getValue()), into));
        }
        if (target.has("items")) {
            collect(found.at("[0]", target.get("items")), into);
        }
    }

    private static JsonNode described(JsonNode target, JsonNode reference) {
        if (!reference.has("description")) {
            return target;
        }
        tools.jackson.databind.node.ObjectNode copy = target.deepCopy().asObject();
        copy.set("description", reference.get("description"));
        return copy;
    }

    private static String valueOfAnotherTypeThan(JsonNode schema) {
        String type = schema.has("type") ? schema.get("type").asString() : "";
        return switch (type) {
            case "object", "array", "boolean", "integer" -> "\"" + LIKE_NOTHING + "\"";
            default -> "true";
        };
    }

    private String adviceAt(String path, String document) throws IOException {
        return problems(document).stream()
                .filter(problem -> problem.path().equals(path))
                .map(Problem::advice)
                .filter(advice -> advice.startsWith("Possible here: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing said of " + path));
    }

    private static Set<String> listedIn(String advice) {
        return QUOTED.matcher(advice)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Problem> problems(String document) throws IOException {
        Problems problems = new Problems();
        Path file = directory.resolve("document.yaml");
        Files.writeString(file, document);
        new ConfigurationFile(file, problems).anyKind();
        return problems.inOrder();
    }

    private static boolean isValid(String json) {
        return VALIDATOR.validate(json, InputFormat.JSON).isEmpty();
    }

    /** What the reader sees, as JSON. */
    private static String json(String yaml) throws Exception {
        Problems problems = new Problems();
        Path file = Files.createTempFile("document", ".yaml");
        try {
            Files.writeString(file, yaml);
            Field document =
                    new Documents(file, problems, new FileJournal()).first().orElseThrow();
            return SettingsReader.read(document).toString();
        } finally {
            Files.delete(file);
        }
    }

    private static Path resources(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SchemaAndReaderTest.class.getResource(name))
                .toURI());
    }
}
