package dev.wasmk8s.runtime.internal.document;

/** What a tag such as {@code !!str} makes of a value. Only the tags of JSON's own types are known. */
final class Tags {
    private static final String CORE = "tag:yaml.org,2002:";

    private Tags() {}

    static Value scalar(String tag, String text, boolean plain, Position at) {
        return switch (tag) {
            case "" -> plain ? Scalars.plain(text, at) : new Value.Text(text, at);
            case "!", CORE + "str" -> new Value.Text(text, at);
            case CORE + "int", CORE + "float" -> ofType(Value.Numeral.class, tag, text, at);
            case CORE + "bool" -> ofType(Value.Flag.class, tag, text, at);
            case CORE + "null" -> ofType(Value.Null.class, tag, text, at);
            default -> unknown(tag, at);
        };
    }

    static Value collection(String tag, Value value) {
        boolean known =
                switch (tag) {
                    case "", "!" -> true;
                    case CORE + "seq" -> value instanceof Value.Sequence;
                    case CORE + "map" -> value instanceof Value.Mapping;
                    default -> false;
                };
        return known ? value : unknown(tag, value.at());
    }

    private static Value ofType(Class<? extends Value> type, String tag, String text, Position at) {
        Value value = Scalars.plain(text, at);
        return type.isInstance(value) || value instanceof Value.Unusable
                ? value
                : new Value.Unusable("the text does not fit its tag " + shown(tag), at);
    }

    private static Value unknown(String tag, Position at) {
        return new Value.Unusable("tag " + shown(tag) + " is not supported; leave it out", at);
    }

    private static String shown(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
