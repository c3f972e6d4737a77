package dev.wasmk8s.guest;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/** The two functions of WASI preview 1 that a policy needs. */
final class Wasi {
    private static final String MODULE = "wasi_snapshot_preview1";

    private Wasi() {}

    @Import(name = "fd_read", module = MODULE)
    static native int read(int descriptor, Address slices, int count, Address done);

    @Import(name = "fd_write", module = MODULE)
    static native int write(int descriptor, Address slices, int count, Address done);
}
