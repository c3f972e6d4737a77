package dev.wasmk8s.micrometer;

/** The place of an enum's value in a table. It lives as long as the table, so that the order of values is no matter. */
final class Place {
    private Place() {}

    @SuppressWarnings("EnumOrdinal")
    static int of(Enum<?> value) {
        return value.ordinal();
    }

    @SuppressWarnings("EnumOrdinal")
    static <E extends Enum<E>> E at(int place, Class<E> type) {
        return type.getEnumConstants()[place];
    }
}
