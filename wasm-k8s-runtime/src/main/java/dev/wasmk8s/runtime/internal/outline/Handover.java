package dev.wasmk8s.runtime.internal.outline;

/** How a moved region tells its call which exit it took, and the values that it leaves. */
enum Handover {
    /** One exit, no value: nothing is returned. */
    NONE,
    /** One exit, one value of any type: it is returned. */
    VALUE,
    /** Several exits without values: the index of the exit is returned. */
    INDEX,
    /** One long of two halves: two small values, or the exit's index (high) and a small value (low). */
    PACKED,
    /** The index is returned, the values are left in an array of longs. */
    ARRAY;

    /**
     * The cheapest way that is enough.
     *
     * @param exits the number of exits
     * @param values the number of values at the exit with the most
     * @param small whether every value fits 32 bits
     */
    static Handover of(int exits, int values, boolean small) {
        if (values == 0) {
            return exits < 2 ? NONE : INDEX;
        }
        if (values == 1 && exits < 2) {
            return VALUE;
        }
        int halves = values + (exits < 2 ? 0 : 1);
        return small && halves == 2 ? PACKED : ARRAY;
    }

    /** The bytes that a call site needs at most behind the call: one switch, and the unpacking of values. */
    int bytes(int exits, int values) {
        int choice = exits < 3 ? 3 * (exits - 1) : 12 + 4 * exits;
        return switch (this) {
            case NONE -> 3;
            case VALUE -> 5;
            case INDEX -> choice + 3;
            case PACKED -> 6 + choice + 5 * exits + 4 * values;
            case ARRAY -> choice + 3 * exits + 10 * values;
        };
    }
}
