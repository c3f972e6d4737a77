package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.ModuleSkipped;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An admission module does not see a request. */
@Name("dev.wasmk8s.ModuleSkip")
@Label("Module Skip")
@Category("wasm-k8s")
@Description("Rules or selectors kept a request from an admission module")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class ModuleSkipEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Step")
    private final String step;

    @Label("Operation")
    private final String operation;

    @Label("Reason")
    private final String reason;

    private ModuleSkipEvent(ModuleSkipped skipped) {
        module = skipped.module();
        step = skipped.step().name();
        operation = skipped.operation().name();
        reason = skipped.reason().name();
    }

    static void commit(ModuleSkipped skipped) {
        ModuleSkipEvent event = new ModuleSkipEvent(skipped);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
