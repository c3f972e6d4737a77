package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.runtime.internal.outline.OutlineLimits;
import dev.wasmk8s.runtime.internal.outline.OutlineReport;
import dev.wasmk8s.runtime.internal.outline.OutlineResult;
import dev.wasmk8s.runtime.internal.outline.OutlinedMethod;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Splits methods that HotSpot would leave to its interpreter, and tells of those that stay too large. */
class OutlinePass implements ClassPass {
    @Override
    public String version() {
        return "outline 4";
    }

    @Override
    public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
        OutlineResult result = Outliner.outline(classes, OutlineLimits.DEFAULT, new StateArray());
        tell(result.report());
        return result.classes();
    }

    /** Logs what was done, once for each module. */
    void tell(OutlineReport report) {
        // Looked up here, because passes are made without being used, and logging is slow to start.
        Logger log = LoggerFactory.getLogger(OutlinePass.class);
        for (OutlinedMethod method : report.methods()) {
            if (method.tooLarge()) {
                log.info("A function is too large for the JVM to compile, and will be slow: {}", method);
            } else {
                log.debug("Outlined {}", method);
            }
        }
    }
}
