/** Compiled modules for demonstrations and tests. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.guests {
    requires static transitive org.jspecify;

    exports dev.wasmk8s.guests;

    // The modules themselves, as resources for any class loader.
    opens dev.wasmk8s.guests;
}
