package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.GuestCalled;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A guest was called. */
@Name("dev.wasmk8s.GuestCall")
@Label("Guest Call")
@Category("wasm-k8s")
@Description("A guest of a module was called")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class GuestCallEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Review")
    private final String review;

    @Label("Waiting")
    @Timespan(Timespan.NANOSECONDS)
    private final long waiting;

    @Label("Running")
    @Timespan(Timespan.NANOSECONDS)
    private final long running;

    @Label("Total")
    @Timespan(Timespan.NANOSECONDS)
    private final long total;

    @Label("Failure")
    @Description("Why the call failed; empty if it did not")
    private final String failure;

    private GuestCallEvent(GuestCalled called) {
        module = called.module();
        review = called.kind().name();
        waiting = called.waitingNanos();
        running = called.runningNanos();
        total = called.totalNanos();
        failure = called.failure().map(Enum::name).orElse("");
    }

    static void commit(GuestCalled called) {
        GuestCallEvent event = new GuestCallEvent(called);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
