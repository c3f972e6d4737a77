package dev.wasmk8s.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;

/** Tells versions. */
@Command(
        name = "version",
        header = "Show the version.",
        footer = {"", "Example:", "  wasm-k8s version"})
final class VersionCommand extends Subcommand {
    VersionCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        Properties versions = versions();
        String version = versions.getProperty("version", "");
        String engine = versions.getProperty("engine", "");
        String java = Runtime.version().toString();
        if (json()) {
            println(new JsonObject()
                    .with("version", version)
                    .with("engine", engine)
                    .with("java", java)
                    .json());
        } else {
            println("wasm-k8s " + version + " (" + engine + ", Java " + java + ")");
        }
        return 0;
    }

    private static Properties versions() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
