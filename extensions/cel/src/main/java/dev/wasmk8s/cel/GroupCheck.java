package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;

/** {@code authorizer.group(GROUP)}. */
@Immutable
final class GroupCheck extends OpaqueValue {
    private final AccessChecks checks;
    private final String group;

    GroupCheck(AccessChecks checks, String group) {
        this.checks = checks;
        this.group = group;
    }

    ResourceCheck resource(String resource) {
        return new ResourceCheck(checks, group, resource, "", "", "");
    }

    @Override
    public GroupCheck value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return AuthorizerLibrary.GROUP_CHECK;
    }
}
