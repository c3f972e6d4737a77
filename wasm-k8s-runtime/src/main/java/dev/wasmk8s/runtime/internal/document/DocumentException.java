package dev.wasmk8s.runtime.internal.document;

/** A text is neither YAML nor JSON, or is larger or deeper than a configuration has any reason to be. */
public final class DocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    DocumentException(String message, Position position) {
        super(message);
        this.position = position;
    }

    /** Where the text stops being a document. */
    public Position position() {
        return position;
    }
}
