package dev.wasmk8s.runtime;

import dev.wasmk8s.json.RawJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operator declares of one module. Immutable.
 *
 * <p>Make one with {@link #builder}.
 *
 * @param name tells modules apart in errors, logs and audit annotations; unique within a chain
 * @param source where the WebAssembly is
 * @param settings the value that the module gets with every call, as JSON; absent if none is configured, which is
 *     not the same as {@code {}}
 * @param admission what is declared of an admission module alone
 * @param matchConditions what a request has to meet before the module is asked, for authorization and admission
 * @param failurePolicy what a failed review means
 * @param enforcement what its verdicts are good for, in authorization and admission
 * @param cacheTimes how long its answers are kept, in authentication and authorization
 * @param limits what one call may use
 * @param grants what the module may see of the host
 * @param guests how many guests there may be at the same time, each with memory of its own: as many calls run in
 *     parallel, and further ones wait for their turn within their deadline. Default {@link #DEFAULT_GUESTS}.
 * @param debug whether inputs and outputs are logged, with tokens masked
 */
public record ModuleDefinition(
        String name,
        ModuleSource source,
        Optional<RawJson> settings,
        AdmissionOptions admission,
        List<MatchCondition> matchConditions,
        FailurePolicy failurePolicy,
        Enforcement enforcement,
        CacheTimes cacheTimes,
        Limits limits,
        Grants grants,
        int guests,
        boolean debug) {
    /** Twice the number of processors, and 4 at least, so that a guest that waits does not idle a processor. */
    public static final int DEFAULT_GUESTS =
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /**
     * Checks that nothing is null and copies the conditions.
     *
     * @throws IllegalArgumentException if {@code guests} is not positive
     */
    public ModuleDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(admission, "admission");
        matchConditions = List.copyOf(matchConditions);
        Objects.requireNonNull(failurePolicy, "failurePolicy");
        Objects.requireNonNull(enforcement, "enforcement");
        Objects.requireNonNull(cacheTimes, "cacheTimes");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(grants, "grants");
        if (guests < 1) {
            throw new IllegalArgumentException("guests must be positive");
        }
    }

    /** Starts a definition that has defaults for all but its name and source. */
    public static Builder builder(String name, ModuleSource source) {
        return new Builder(name, source);
    }

    /** Starts a definition that is like this one. */
    public Builder toBuilder() {
        return toBuilder(name, source);
    }

    /** Starts a definition that is like this one but for its name and source. */
    public Builder toBuilder(String otherName, ModuleSource otherSource) {
        Builder builder = new Builder(otherName, otherSource);
        builder.settings = settings;
        return builder.admission(admission)
                .matchConditions(matchConditions.toArray(MatchCondition[]::new))
                .failurePolicy(failurePolicy)
                .enforcement(enforcement)
                .cacheTimes(cacheTimes)
                .limits(limits)
                .grants(grants)
                .guests(guests)
                .debug(debug);
    }

    /** Builds a {@link ModuleDefinition}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final ModuleSource source;
        private Optional<RawJson> settings = Optional.empty();
        private AdmissionOptions admission = AdmissionOptions.DEFAULT;
        private List<MatchCondition> matchConditions = List.of();
        private FailurePolicy failurePolicy = FailurePolicy.FAIL;
        private Enforcement enforcement = Enforcement.ENFORCE;
        private CacheTimes cacheTimes = CacheTimes.NONE;
        private Limits limits = Limits.DEFAULT;
        private Grants grants = Grants.NONE;
        private int guests = DEFAULT_GUESTS;
        private boolean debug;

        private Builder(String name, ModuleSource source) {
            this.name = name;
            this.source = source;
        }

        /** Sets the settings. Default: absent. */
        public Builder settings(RawJson value) {
            settings = Optional.of(value);
            return this;
        }

        /** Sets whether an admission module may change objects. Default: false. */
        public Builder mutating(boolean value) {
            return admission(admission.withMutating(value));
        }

        /** Sets which requests an admission module sees. Default: none. */
        public Builder rules(AdmissionRule... values) {
            return admission(admission.withRules(List.of(values)));
        }

        /** Sets all that is declared of an admission module alone. Default: {@link AdmissionOptions#DEFAULT}. */
        public Builder admission(AdmissionOptions value) {
            admission = value;
            return this;
        }

        /** Sets what a request has to meet before the module is asked. Default: nothing. */
        public Builder matchConditions(MatchCondition... values) {
            matchConditions = List.of(values);
            return this;
        }

        /** Sets what the verdicts are good for. Default: {@link Enforcement#ENFORCE}. */
        public Builder enforcement(Enforcement value) {
            enforcement = value;
            return this;
        }

        /** Sets how long answers are kept. Default: {@link CacheTimes#NONE}. */
        public Builder cacheTimes(CacheTimes value) {
            cacheTimes = value;
            return this;
        }

        /** Sets what a failed review means. Default: {@link FailurePolicy#FAIL}. */
        public Builder failurePolicy(FailurePolicy value) {
            failurePolicy = value;
            return this;
        }

        /** Sets what one call may use. Default: {@link Limits#DEFAULT}. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** Sets what the module may see of the host. Default: {@link Grants#NONE}. */
        public Builder grants(Grants value) {
            grants = value;
            return this;
        }

        /** Sets how many guests there may be at the same time. Default: {@link #DEFAULT_GUESTS}. */
        public Builder guests(int value) {
            guests = value;
            return this;
        }

        /** Sets whether inputs and outputs are logged, with tokens masked. Default: false. */
        public Builder debug(boolean value) {
            debug = value;
            return this;
        }

        /** Makes the definition. */
        public ModuleDefinition build() {
            return new ModuleDefinition(
                    name,
                    source,
                    settings,
                    admission,
                    matchConditions,
                    failurePolicy,
                    enforcement,
                    cacheTimes,
                    limits,
                    grants,
                    guests,
                    debug);
        }
    }
}
