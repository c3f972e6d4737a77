package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.CacheFilled;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A module was asked for its cache. */
@Name("dev.wasmk8s.CacheFill")
@Label("Cache Fill")
@Category("wasm-k8s")
@Description("A module was asked for an answer that its cache did not have")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class CacheFillEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Review")
    private final String review;

    @Label("Succeeded")
    @Description("Whether the module answered; failures are not kept")
    private final boolean succeeded;

    private CacheFillEvent(CacheFilled filled) {
        module = filled.module();
        review = filled.kind().name();
        succeeded = filled.succeeded();
    }

    static void commit(CacheFilled filled) {
        CacheFillEvent event = new CacheFillEvent(filled);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
