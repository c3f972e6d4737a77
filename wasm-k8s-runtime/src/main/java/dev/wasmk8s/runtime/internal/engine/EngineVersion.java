package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What compiled code depends on. Code that was compiled under another version must not be run. */
final class EngineVersion {
    /** How instances are made for compiled code here; to be raised when older code no longer fits. */
    private static final int HOST = 1;

    private static final String PROPERTIES = "/META-INF/maven/com.dylibso.chicory/runtime/pom.properties";

    private EngineVersion() {}

    /** The version of code that goes through some passes. */
    static String with(List<ClassPass> passes) {
        StringBuilder version = new StringBuilder("host " + HOST + ", chicory " + Engine.VERSION);
        for (ClassPass pass : passes) {
            version.append(", ").append(pass.version());
        }
        return version.toString();
    }

    /** Of the engine that runs the code. Looked up once: it takes some of the time that a process has to start. */
    private static final class Engine {
        static final String VERSION = engine();
    }

    /** Its build left a line {@code version=} in it. */
    private static String engine() {
        try (InputStream in = Machine.class.getResourceAsStream(PROPERTIES)) {
            String properties = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int start = properties.indexOf("version=");
            int end = properties.indexOf('\n', start);
            return start < 0 || end < 0
                    ? "unknown"
                    : properties.substring(start + 8, end).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
