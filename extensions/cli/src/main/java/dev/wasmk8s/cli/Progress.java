package dev.wasmk8s.cli;

/** Tells how far long work has come, in one line that goes again; nothing if nobody watches. */
final class Progress implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final Shell shell;

    Progress(Shell shell) {
        this.shell = shell;
    }

    void show(String text) {
        write(CLEAR + CommandFailures.oneLine(text));
    }

    @Override
    public void close() {
        write(CLEAR);
    }

    private void write(String text) {
        if (shell.terminal()) {
            shell.err().print(text);
            shell.err().flush();
        }
    }
}
