package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.ModulesReloaded;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The modules were loaded anew, or could not be. */
@Name("dev.wasmk8s.Reload")
@Label("Reload")
@Category("wasm-k8s")
@Description("The modules were loaded anew while reviews went on")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class ReloadEvent extends Event {
    @Label("Problems")
    @Description("How many there are with the new modules; if any, the old ones go on answering")
    private final int problems;

    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    private final long time;

    private ReloadEvent(ModulesReloaded reloaded) {
        problems = reloaded.problems();
        time = reloaded.nanos();
    }

    static void commit(ModulesReloaded reloaded) {
        ReloadEvent event = new ReloadEvent(reloaded);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
