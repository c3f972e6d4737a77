package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.JsonPatcher;
import java.util.Optional;

/**
 * Tells whether the library for JSON Patch is there. It is optional: most operators need none, it brings a JSON library of
 * its own, and its older versions, which share names with it and stand on another JSON library, come with Kubernetes
 * clients.
 */
public final class PatchLibrary {
    private static final String ADVICE = "put io.fabric8:zjsonpatch 8 and tools.jackson.core:jackson-databind 3 on the"
            + " class path, or their modules zjsonpatch and tools.jackson.databind on the module path";

    private PatchLibrary() {}

    /** What is wrong with it, and what to do, in a sentence; empty if it works. It is tried, not merely looked for. */
    public static Optional<String> problem() {
        try {
            Rehearsal.run();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("patches of the type JSONPatch need a library that is not there: " + ADVICE);
        } catch (InapplicablePatchException | ReviewException e) {
            return Optional.of("patches of the type JSONPatch need a library that does not work here: " + ADVICE);
        }
    }

    /** Apart, so that this class can be loaded without the library. */
    private static final class Rehearsal {
        static void run() throws InapplicablePatchException {
            JsonPatcher.Patch patch = new JsonPatches(1 << 10)
                    .decode(RawJson.of("[{\"op\":\"add\",\"path\":\"/a\",\"value\":1},{\"op\":\"copy\",\"from\":\"/a\","
                            + "\"path\":\"/b\"}]"));
            JsonDiffs.between(RawJson.of("{}"), patch.applyTo(RawJson.of("{}")));
        }
    }
}
