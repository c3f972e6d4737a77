package dev.wasmk8s.guest;

import java.util.ArrayList;
import java.util.List;

/** The Status of a denial. */
final class Denial {
    private record Cause(String field, String message) {}

    private final String message;
    private final List<Cause> causes = new ArrayList<>();
    private String reason = "";
    private int code;

    Denial(String message) {
        this.message = message;
    }

    void code(int code) {
        this.code = code;
    }

    void reason(String reason) {
        this.reason = reason;
    }

    void cause(String field, String message) {
        causes.add(new Cause(field, message));
    }

    void write(JsonWriter out) {
        out.name("status").open('{').name("message").string(message);
        if (!reason.isEmpty()) {
            out.name("reason").string(reason);
        }
        if (code != 0) {
            out.name("code").number(code);
        }
        if (!causes.isEmpty()) {
            out.name("details").open('{').name("causes").open('[');
            for (Cause cause : causes) {
                out.open('{')
                        .name("field")
                        .string(cause.field())
                        .name("message")
                        .string(cause.message())
                        .close('}');
            }
            out.close(']').close('}');
        }
        out.close('}');
    }
}
