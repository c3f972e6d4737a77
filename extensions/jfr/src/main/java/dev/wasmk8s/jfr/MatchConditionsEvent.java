package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.observation.ReviewKind;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The match conditions of a module were evaluated. */
@Name("dev.wasmk8s.MatchConditions")
@Label("Match Conditions")
@Category("wasm-k8s")
@Description("The match conditions of a module were evaluated")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class MatchConditionsEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Review")
    private final String review;

    @Label("Outcome")
    @Description("What the conditions amount to")
    private final String outcome;

    @Label("Errors")
    @Description("How many conditions could not be evaluated")
    private final int errors;

    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    private final long time;

    private MatchConditionsEvent(String module, ReviewKind kind, ConditionOutcome outcome, int errors, long nanos) {
        this.module = module;
        this.review = kind.name();
        this.outcome = outcome.name();
        this.errors = errors;
        this.time = nanos;
    }

    static void commit(AdmissionConditions told) {
        new MatchConditionsEvent(told.module(), ReviewKind.ADMISSION, told.outcome(), told.errors(), told.nanos())
                .commitIfWanted();
    }

    static void commit(AuthorizationConditions told) {
        new MatchConditionsEvent(told.module(), ReviewKind.AUTHORIZATION, told.outcome(), told.errors(), told.nanos())
                .commitIfWanted();
    }

    private void commitIfWanted() {
        if (shouldCommit()) {
            commit();
        }
    }
}
