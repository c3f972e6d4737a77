package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.wasmk8s.authorization.Decision;
import java.util.stream.Collectors;

/** What became of a check. */
@Immutable
final class AccessDecision extends OpaqueValue {
    private final boolean allowed;
    private final String reason;
    private final String error;

    AccessDecision(Decision decision) {
        allowed = decision instanceof Decision.Allow;
        reason = decision.reason();
        error = decision.errors().stream().map(Texts::oneLine).collect(Collectors.joining("; "));
    }

    /** There is none. */
    AccessDecision(String error) {
        allowed = false;
        reason = "";
        this.error = error;
    }

    boolean allowed() {
        return allowed;
    }

    String reason() {
        return reason;
    }

    boolean errored() {
        return !error.isEmpty();
    }

    String error() {
        return error;
    }

    @Override
    public AccessDecision value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return AuthorizerLibrary.DECISION;
    }
}
