package dev.wasmk8s.fuzzing;

import java.util.Locale;

/** What is fuzzed. The class of each is found by its name, as Jazzer finds it: {@code JSON_PATCH} is {@link JsonPatchTarget}. */
enum Target {
    JSON(JsonTarget::fuzzerTestOneInput),
    SAME_JSON(SameJsonTarget::fuzzerTestOneInput),
    REVIEW(ReviewTarget::fuzzerTestOneInput),
    ENVELOPE(EnvelopeTarget::fuzzerTestOneInput),
    VERIFIER(VerifierTarget::fuzzerTestOneInput),
    BASE64(Base64Target::fuzzerTestOneInput),
    RULE(RuleTarget::fuzzerTestOneInput),
    REQUEST_INFO(RequestInfoTarget::fuzzerTestOneInput),
    SELECTOR(SelectorTarget::fuzzerTestOneInput),
    DOCUMENT(DocumentTarget::fuzzerTestOneInput),
    CONFIGURATION(ConfigurationTarget::fuzzerTestOneInput),
    JSON_PATCH(JsonPatchTarget::fuzzerTestOneInput),
    CONDITION(ConditionTarget::fuzzerTestOneInput),
    MODULE(ModuleTarget::fuzzerTestOneInput),
    OUTLINE(OutlineTarget::fuzzerTestOneInput);

    private interface Body {
        void run(byte[] bytes) throws Exception;
    }

    private final Body body;

    Target(Body body) {
        this.body = body;
    }

    /** As the script and the folder of the corpus have it. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many inputs a build can afford. */
    int tries() {
        return switch (this) {
            case OUTLINE -> 10;
            case CONFIGURATION, CONDITION -> 50;
            default -> 500;
        };
    }

    void run(byte[] bytes) throws Exception {
        body.run(bytes);
    }
}
