package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import java.util.Optional;

/** {@code authorizer.group(GROUP).resource(RESOURCE)} and what narrows it. As upstream, it is about any version. */
@Immutable
final class ResourceCheck extends OpaqueValue {
    private static final String ANY_VERSION = "*";

    private final AccessChecks checks;
    private final String group;
    private final String resource;
    private final String subresource;
    private final String namespace;
    private final String name;

    ResourceCheck(
            AccessChecks checks, String group, String resource, String subresource, String namespace, String name) {
        this.checks = checks;
        this.group = group;
        this.resource = resource;
        this.subresource = subresource;
        this.namespace = namespace;
        this.name = name;
    }

    ResourceCheck subresource(String value) {
        return new ResourceCheck(checks, group, resource, value, namespace, name);
    }

    ResourceCheck namespace(String value) {
        return new ResourceCheck(checks, group, resource, subresource, value, name);
    }

    ResourceCheck name(String value) {
        return new ResourceCheck(checks, group, resource, subresource, namespace, value);
    }

    AccessDecision check(String verb) {
        return checks.ask(SubjectAccessReviewSpec.of(
                checks.user(),
                new ResourceAttributes(
                        namespace,
                        verb,
                        group,
                        ANY_VERSION,
                        resource,
                        subresource,
                        name,
                        Optional.empty(),
                        Optional.empty())));
    }

    @Override
    public ResourceCheck value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return AuthorizerLibrary.RESOURCE_CHECK;
    }
}
