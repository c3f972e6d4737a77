package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.internal.files.FileJournal;

/**
 * How the modules of one version are loaded.
 *
 * @param mustStart whether a module is refused whose first guest does not start; else each call of it fails
 * @param journal notes which files are read
 */
public record LoadOptions(boolean mustStart, FileJournal journal) {
    /** For modules that are alone. */
    static LoadOptions standard() {
        return new LoadOptions(false, new FileJournal());
    }
}
