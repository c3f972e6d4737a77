package dev.wasmk8s.runtime.internal.engine;

/** How many entries the tables of one guest may have together. Not thread-safe. */
final class TableRoom {
    private int left = HostRules.MAX_TABLE_ENTRIES;

    /** Takes room for entries, or none at all if there is not enough for them: false. */
    boolean take(int entries) {
        if (entries > left) {
            return false;
        }
        left -= entries;
        return true;
    }
}
