package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** The types whose fields are known beforehand, so that a field that does not exist is found when it is compiled. */
final class Declared {
    private static final CelType STRINGS = ListType.create(SimpleType.STRING);

    private static final StructType KIND = struct("GroupVersionKind", strings("group", "version", "kind"));
    private static final StructType RESOURCE = struct("GroupVersionResource", strings("group", "version", "resource"));
    private static final StructType USER = struct(
            "UserInfo",
            ImmutableMap.of(
                    "username",
                    SimpleType.STRING,
                    "uid",
                    SimpleType.STRING,
                    "groups",
                    STRINGS,
                    "extra",
                    MapType.create(SimpleType.STRING, STRINGS)));

    static final StructType ADMISSION_REQUEST = struct(
            "AdmissionRequest",
            ImmutableMap.<String, CelType>builder()
                    .putAll(strings("subResource", "requestSubResource", "name", "namespace", "operation"))
                    .put("kind", KIND)
                    .put("resource", RESOURCE)
                    .put("requestKind", KIND)
                    .put("requestResource", RESOURCE)
                    .put("userInfo", USER)
                    .put("dryRun", SimpleType.BOOL)
                    .put("options", SimpleType.DYN)
                    .buildOrThrow());

    private static final StructType REQUIREMENT = struct(
            "SelectorRequirement",
            ImmutableMap.of("key", SimpleType.STRING, "operator", SimpleType.STRING, "values", STRINGS));
    private static final StructType SELECTOR = struct(
            "SelectorAttributes",
            ImmutableMap.of("rawSelector", SimpleType.STRING, "requirements", ListType.create(REQUIREMENT)));
    private static final StructType RESOURCE_ATTRIBUTES = struct(
            "ResourceAttributes",
            ImmutableMap.<String, CelType>builder()
                    .putAll(strings("namespace", "verb", "group", "version", "resource", "subresource", "name"))
                    .put("fieldSelector", SELECTOR)
                    .put("labelSelector", SELECTOR)
                    .buildOrThrow());
    private static final StructType NON_RESOURCE_ATTRIBUTES = struct("NonResourceAttributes", strings("path", "verb"));

    static final StructType ACCESS_REVIEW = struct(
            "SubjectAccessReviewSpec",
            ImmutableMap.of(
                    "user",
                    SimpleType.STRING,
                    "uid",
                    SimpleType.STRING,
                    "groups",
                    STRINGS,
                    "extra",
                    MapType.create(SimpleType.STRING, STRINGS),
                    "resourceAttributes",
                    RESOURCE_ATTRIBUTES,
                    "nonResourceAttributes",
                    NON_RESOURCE_ATTRIBUTES));

    static final CelTypeProvider PROVIDER = new Provider(ImmutableList.of(
            KIND,
            RESOURCE,
            USER,
            ADMISSION_REQUEST,
            REQUIREMENT,
            SELECTOR,
            RESOURCE_ATTRIBUTES,
            NON_RESOURCE_ATTRIBUTES,
            ACCESS_REVIEW));

    private Declared() {}

    private static ImmutableMap<String, CelType> strings(String... names) {
        ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
        for (String name : names) {
            fields.put(name, SimpleType.STRING);
        }
        return fields.buildOrThrow();
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(
                "kubernetes." + name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private record Provider(ImmutableList<CelType> types) implements CelTypeProvider {
        @Override
        public Optional<CelType> findType(String name) {
            return types.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
