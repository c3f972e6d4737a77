package dev.wasmk8s.spec.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

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

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER)
                    .maxNameLength(KEY)
                    .maxStringLength(BYTES)
                    .maxDocumentLength(BYTES)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private JsonLimits() {}
}
