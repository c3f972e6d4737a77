package dev.wasmk8s.spec.verify;

import java.util.function.Consumer;

/**
 * Tells of what was dropped from one answer: of the first few one by one, and how many more there were. A guest can put a
 * hundred thousand of them into an answer, and must not fill the log. Not thread-safe.
 */
final class DropLog implements Consumer<String> {
    private static final int MOST = 10;

    private final Consumer<String> log;
    private int count;

    DropLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void accept(String sentence) {
        if (++count <= MOST) {
            log.accept(sentence);
        }
    }

    /** Tells how many there were beyond those that were told. */
    void end() {
        if (count > MOST) {
            log.accept("dropped " + (count - MOST) + " more annotations and warnings of the same answer");
        }
    }
}
