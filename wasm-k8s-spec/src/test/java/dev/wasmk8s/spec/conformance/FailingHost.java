package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import java.io.IOException;

/** A host that cannot do anything, and cannot be closed either. */
final class FailingHost implements ConformanceHost {
    @Override
    public String mode() {
        return "FAILING";
    }

    @Override
    public Chain open(Example example) throws IOException {
        throw new IOException("out of order");
    }

    @Override
    public void close() {
        throw new IllegalStateException("stuck");
    }
}
