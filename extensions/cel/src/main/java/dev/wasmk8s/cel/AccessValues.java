package dev.wasmk8s.cel;

import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one authorization request. All texts are there, also empty ones, as the API server has it: only
 * whether a set of attributes is there has to be asked. Used by one thread.
 */
final class AccessValues {
    private final SubjectAccessReviewSpec spec;
    private @Nullable JsonObject request;

    AccessValues(SubjectAccessReviewSpec spec) {
        this.spec = spec;
    }

    Optional<Object> find(String name) {
        if (!name.equals("request")) {
            return Optional.empty();
        }
        if (request == null) {
            request = request(spec);
        }
        return Optional.of(request);
    }

    private static JsonObject request(SubjectAccessReviewSpec spec) {
        return new FieldsBuilder()
                .put("user", spec.user().username())
                .put("uid", spec.user().uid())
                .put("groups", spec.user().groups())
                .put("extra", new JsonObject(new LinkedHashMap<>(spec.user().extra())))
                .putIfPresent("resourceAttributes", spec.resourceAttributes().map(AccessValues::resource))
                .putIfPresent(
                        "nonResourceAttributes", spec.nonResourceAttributes().map(AccessValues::nonResource))
                .build();
    }

    private static JsonObject resource(ResourceAttributes attributes) {
        return new FieldsBuilder()
                .put("namespace", attributes.namespace())
                .put("verb", attributes.verb())
                .put("group", attributes.group())
                .put("version", attributes.version())
                .put("resource", attributes.resource())
                .put("subresource", attributes.subresource())
                .put("name", attributes.name())
                .putIfPresent("fieldSelector", attributes.fieldSelector().map(AccessValues::selector))
                .putIfPresent("labelSelector", attributes.labelSelector().map(AccessValues::selector))
                .build();
    }

    private static JsonObject nonResource(NonResourceAttributes attributes) {
        return new FieldsBuilder()
                .put("path", attributes.path())
                .put("verb", attributes.verb())
                .build();
    }

    private static JsonObject selector(SelectorAttributes selector) {
        List<JsonObject> requirements = new ArrayList<>();
        for (SelectorAttributes.Requirement requirement : selector.requirements()) {
            requirements.add(new FieldsBuilder()
                    .put("key", requirement.key())
                    .put("operator", requirement.operator())
                    .putUnlessEmpty("values", requirement.values())
                    .build());
        }
        return new FieldsBuilder()
                .putUnlessEmpty("rawSelector", selector.rawSelector())
                .putUnlessEmpty("requirements", requirements)
                .build();
    }
}
