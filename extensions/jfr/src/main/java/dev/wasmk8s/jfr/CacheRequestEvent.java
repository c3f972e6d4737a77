package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.CacheAsked;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A cache of answers was asked. */
@Name("dev.wasmk8s.CacheRequest")
@Label("Cache Request")
@Category("wasm-k8s")
@Description("The cache of a module was asked for an answer")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class CacheRequestEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Review")
    private final String review;

    @Label("Hit")
    @Description("Whether the cache had the answer")
    private final boolean hit;

    @Label("Time")
    @Description("Until there was an answer, that of the module included")
    @Timespan(Timespan.NANOSECONDS)
    private final long time;

    private CacheRequestEvent(CacheAsked asked) {
        module = asked.module();
        review = asked.kind().name();
        hit = asked.hit();
        time = asked.nanos();
    }

    static void commit(CacheAsked asked) {
        CacheRequestEvent event = new CacheRequestEvent(asked);
        if (event.shouldCommit()) {
            event.commit();
        }
    }
}
