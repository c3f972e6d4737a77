package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Quoted;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import java.util.List;

/**
 * The {@code dryRun} option. The only value is {@code All}. Another is refused here, for an API server that overlooked
 * it would store what the gateway only meant to try.
 */
final class DryRun {
    private static final String ALL = "All";

    private DryRun() {}

    /** Whether these values ask for a dry run. */
    static boolean isRequested(List<String> values) {
        values.stream().filter(value -> !value.equals(ALL)).findFirst().ifPresent(other -> {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.invalid(
                            "dryRun: Unsupported value: " + Quoted.of(other) + ": supported values: \"All\""));
        });
        return !values.isEmpty();
    }

    /** A query that asks for a dry run. */
    static String in(WriteRequest request) {
        String query = request.head().query();
        if (isRequested(request.query().all("dryRun"))) {
            return query;
        }
        return query.isEmpty() ? "dryRun=All" : query + "&dryRun=All";
    }
}
