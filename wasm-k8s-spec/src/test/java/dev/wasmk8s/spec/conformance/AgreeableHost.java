package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import java.util.List;
import java.util.Optional;

/** A host that is far from conformance: it knows everybody as ann, and allows everything. */
final class AgreeableHost implements ConformanceHost {
    private boolean closed;

    @Override
    public String mode() {
        return "AGREEABLE";
    }

    @Override
    public Optional<String> omits(Example example) {
        return example.modules().size() > 1 ? Optional.of("it has no chains") : Optional.empty();
    }

    @Override
    public Chain open(Example example) {
        return () -> switch (example.useCase()) {
            case AUTHENTICATION -> Answer.of(new Authentication.Authenticated(UserInfo.of("ann"), List.of()));
            case AUTHORIZATION -> Answer.of(Decision.allow("why not"));
            case ADMISSION -> Answer.of(Verdict.allowed());
        };
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
