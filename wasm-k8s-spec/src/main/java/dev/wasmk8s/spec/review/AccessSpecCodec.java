package dev.wasmk8s.spec.review;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code spec} of a SubjectAccessReview on the wire, where the user is spread over four keys. */
final class AccessSpecCodec {
    private AccessSpecCodec() {}

    static void write(JsonWriter out, SubjectAccessReviewSpec spec) {
        if (spec.resourceAttributes().isPresent()) {
            out.object("resourceAttributes");
            writeResource(out, spec.resourceAttributes().get());
            out.end();
        }
        if (spec.nonResourceAttributes().isPresent()) {
            out.object("nonResourceAttributes");
            out.optional("path", spec.nonResourceAttributes().get().path());
            out.optional("verb", spec.nonResourceAttributes().get().verb());
            out.end();
        }
        UserInfo user = spec.user();
        out.optional("user", user.username());
        out.optional("groups", user.groups());
        out.optionalListMap("extra", user.extra());
        out.optional("uid", user.uid());
    }

    private static void writeResource(JsonWriter out, ResourceAttributes attributes) {
        out.optional("namespace", attributes.namespace());
        out.optional("verb", attributes.verb());
        out.optional("group", attributes.group());
        out.optional("version", attributes.version());
        out.optional("resource", attributes.resource());
        out.optional("subresource", attributes.subresource());
        out.optional("name", attributes.name());
        attributes.fieldSelector().ifPresent(value -> writeSelector(out, "fieldSelector", value));
        attributes.labelSelector().ifPresent(value -> writeSelector(out, "labelSelector", value));
    }

    private static void writeSelector(JsonWriter out, String key, SelectorAttributes selector) {
        out.object(key);
        out.optional("rawSelector", selector.rawSelector());
        out.optionalObjects("requirements", selector.requirements(), requirement -> {
            out.string("key", requirement.key());
            out.string("operator", requirement.operator());
            out.optional("values", requirement.values());
        });
        out.end();
    }

    static SubjectAccessReviewSpec read(JsonReader in) {
        String user = "";
        String uid = "";
        List<String> groups = List.of();
        Map<String, List<String>> extra = Map.of();
        @Nullable ResourceAttributes resource = null;
        @Nullable NonResourceAttributes nonResource = null;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "user" -> user = in.string();
                case "uid" -> uid = in.string();
                case "groups" -> groups = in.strings();
                case "extra" -> extra = in.map(JsonReader::strings);
                case "resourceAttributes" -> resource = readResource(in);
                case "nonResourceAttributes" -> nonResource = readNonResource(in);
                default -> in.skip();
            }
        }
        if ((resource == null) == (nonResource == null)) {
            throw in.malformed("expected exactly one of resourceAttributes and nonResourceAttributes");
        }
        return new SubjectAccessReviewSpec(
                new UserInfo(user, uid, groups, extra),
                Optional.ofNullable(resource),
                Optional.ofNullable(nonResource));
    }

    private static ResourceAttributes readResource(JsonReader in) {
        String namespace = "";
        String verb = "";
        String group = "";
        String version = "";
        String resource = "";
        String subresource = "";
        String name = "";
        @Nullable SelectorAttributes fields = null;
        @Nullable SelectorAttributes labels = null;
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "namespace" -> namespace = in.string();
                case "verb" -> verb = in.string();
                case "group" -> group = in.string();
                case "version" -> version = in.string();
                case "resource" -> resource = in.string();
                case "subresource" -> subresource = in.string();
                case "name" -> name = in.string();
                case "fieldSelector" -> fields = readSelector(in);
                case "labelSelector" -> labels = readSelector(in);
                default -> in.skip();
            }
        }
        return new ResourceAttributes(
                namespace,
                verb,
                group,
                version,
                resource,
                subresource,
                name,
                Optional.ofNullable(fields),
                Optional.ofNullable(labels));
    }

    private static NonResourceAttributes readNonResource(JsonReader in) {
        String path = "";
        String verb = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "path" -> path = in.string();
                case "verb" -> verb = in.string();
                default -> in.skip();
            }
        }
        return new NonResourceAttributes(path, verb);
    }

    private static SelectorAttributes readSelector(JsonReader in) {
        String rawSelector = "";
        List<Requirement> requirements = List.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "rawSelector" -> rawSelector = in.string();
                case "requirements" -> requirements = in.list(AccessSpecCodec::readRequirement);
                default -> in.skip();
            }
        }
        return new SelectorAttributes(rawSelector, requirements);
    }

    private static Requirement readRequirement(JsonReader in) {
        String name = "";
        String operator = "";
        List<String> values = List.of();
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "key" -> name = in.string();
                case "operator" -> operator = in.string();
                case "values" -> values = in.strings();
                default -> in.skip();
            }
        }
        return new Requirement(name, operator, values);
    }
}
