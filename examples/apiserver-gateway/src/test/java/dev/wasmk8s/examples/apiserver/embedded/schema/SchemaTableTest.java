package dev.wasmk8s.examples.apiserver.embedded.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of types against the models of another project. */
class SchemaTableTest {
    /** Where the models of the types are. */
    private static final List<String> PACKAGES = Stream.of(
                    Pod.class, Deployment.class, Scale.class, SelfSubjectReview.class, SubjectAccessReview.class)
            .map(Class::getPackageName)
            .toList();

    /** Fields that those models do without: the API server does not serve them any more. */
    private static final Set<String> GONE = Set.of("DeleteOptions.ignoreStoreReadErrorWithClusterBreakingPotential");

    private final Schemas schemas = Schemas.load();

    @TestFactory
    Stream<DynamicTest> everyFieldExistsInTheModelsOfFabric8() {
        return schemas.types().values().stream()
                .filter(type -> model(type.name()).isPresent())
                .map(type -> DynamicTest.dynamicTest(type.name(), () -> {
                    Set<String> fields = new HashSet<>(type.fields().keySet());
                    fields.removeIf(field -> GONE.contains(type.name() + "." + field));
                    assertThat(properties(model(type.name()).orElseThrow())).containsAll(fields);
                }));
    }

    @Test
    void nearlyEveryTypeHasAModel() {
        List<String> without = schemas.types().keySet().stream()
                .filter(name -> model(name).isEmpty())
                .toList();

        // Models fold these into others, or leave them out.
        assertThat(without).hasSizeLessThan(5);
    }

    @Test
    void keysAreFieldsOfTheItems() {
        for (Struct type : schemas.types().values()) {
            type.fields().forEach((name, field) -> {
                if (field.schema() instanceof ListOf list && list.items() instanceof Struct item) {
                    assertThat(item.fields().keySet())
                            .as(type.name() + "." + name)
                            .containsAll(list.keys());
                    list.mergeKey().ifPresent(key -> assertThat(item.fields()).containsKey(key));
                }
            });
        }
    }

    @Test
    void numbersAreUniqueWithinAType() {
        for (Struct type : schemas.types().values()) {
            List<List<Integer>> numbers = new ArrayList<>();
            type.fields().values().forEach(field -> numbers.add(field.numbers()));
            assertThat(numbers).as(type.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyResourceHasMetadata() {
        for (ResourceType type : ResourceTypes.of(schemas).all()) {
            assertThat(type.schema().fields()).as(type.kind()).containsKey("metadata");
        }
    }

    private static Optional<Class<?>> model(String type) {
        for (String name : PACKAGES) {
            try {
                return Optional.of(Class.forName(name + "." + type));
            } catch (ClassNotFoundException e) {
                // Perhaps in the next one.
            }
        }
        return Optional.empty();
    }

    /** The names in JSON are in an annotation of a library that is on the class path for the models alone. */
    private static Set<String> properties(Class<?> model) throws ReflectiveOperationException {
        Set<String> properties = new HashSet<>();
        for (Class<?> type = model; type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                for (Annotation annotation : field.getAnnotations()) {
                    if (annotation.annotationType().getSimpleName().equals("JsonProperty")) {
                        properties.add((String)
                                annotation.annotationType().getMethod("value").invoke(annotation));
                    }
                }
            }
        }
        return properties;
    }
}
