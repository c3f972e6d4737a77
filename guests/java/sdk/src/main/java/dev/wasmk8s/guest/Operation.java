package dev.wasmk8s.guest;

/** What is done to the object. A PATCH request comes as {@code UPDATE}. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    CONNECT;

    static Operation read(JsonCursor in) {
        String name = in.readString();
        return switch (name) {
            case "CREATE" -> CREATE;
            case "UPDATE" -> UPDATE;
            case "DELETE" -> DELETE;
            case "CONNECT" -> CONNECT;
            default -> throw in.problem("unknown operation");
        };
    }
}
