package dev.wasmk8s.spec.json;

/** What any document may have at most. The host's own limits on input and output are usually narrower. */
final class JsonLimits {
    /** The size of a document, in bytes. */
    static final int BYTES = 64 << 20;
    /** How deep arrays and objects may be nested. */
    static final int DEPTH = 200;
    /** The length of a number, in characters. */
    static final int NUMBER = 1000;
    /** The length of a key, in characters. */
    static final int KEY = 50_000;

    private JsonLimits() {}
}
