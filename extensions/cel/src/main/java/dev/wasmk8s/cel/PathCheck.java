package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;

/** {@code authorizer.path(PATH)}. */
@Immutable
final class PathCheck extends OpaqueValue {
    private final AccessChecks checks;
    private final String path;

    PathCheck(AccessChecks checks, String path) {
        if (path.isEmpty()) {
            throw new InvalidArgument("path must not be empty");
        }
        this.checks = checks;
        this.path = path;
    }

    AccessDecision check(String verb) {
        return checks.ask(SubjectAccessReviewSpec.of(checks.user(), new NonResourceAttributes(path, verb)));
    }

    @Override
    public PathCheck value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return AuthorizerLibrary.PATH_CHECK;
    }
}
