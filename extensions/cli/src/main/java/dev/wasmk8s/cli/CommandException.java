package dev.wasmk8s.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked to. Messages, one at least, are for people; the code is for programs. */
final class CommandException extends RuntimeException {
    /** What was asked cannot be: a file is missing, or is not what it should be. */
    static final String MISTAKE = "MISTAKE";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> messages;

    CommandException(String message) {
        this(MISTAKE, message, null);
    }

    CommandException(String code, String message, @Nullable Throwable cause) {
        this(code, List.of(message), cause);
    }

    CommandException(String code, List<String> messages, @Nullable Throwable cause) {
        super(String.join("; ", messages), cause);
        this.code = code;
        this.messages = List.copyOf(messages);
    }

    String code() {
        return code;
    }

    List<String> messages() {
        return messages;
    }
}
