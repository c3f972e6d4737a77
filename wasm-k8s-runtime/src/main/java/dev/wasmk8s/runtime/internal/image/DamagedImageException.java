package dev.wasmk8s.runtime.internal.image;

import java.io.IOException;

/** Bytes that should be a compiled module are none, or are not as they were written. */
public final class DamagedImageException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedImageException(String message) {
        super(message);
    }
}
