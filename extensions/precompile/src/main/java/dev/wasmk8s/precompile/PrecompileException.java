package dev.wasmk8s.precompile;

import java.util.List;

/** A module cannot be compiled. */
public final class PrecompileException extends Exception {
    private static final long serialVersionUID = 1L;

    PrecompileException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
