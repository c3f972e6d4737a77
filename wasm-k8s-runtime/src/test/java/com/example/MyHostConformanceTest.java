package com.example;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.cases.ConformanceCase.Module;
import dev.wasmk8s.spec.conformance.Answer;
import dev.wasmk8s.spec.conformance.ConformanceHost;
import dev.wasmk8s.spec.conformance.ConformanceKit;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Holds a host to the conformance cases. Here the host is AccessControl; put your own in its place. */
class MyHostConformanceTest implements ConformanceKit {
    @Override
    public List<ConformanceHost> hosts() {
        return List.of(new MyHost());
    }

    @Override
    public Path report() {
        return Path.of("target", "conformance", "my-host.json");
    }

    private static final class MyHost implements ConformanceHost {
        private final ModuleSource probe = ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm");
        private final AccessControl control = AccessControl.builder().build();

        @Override
        public String mode() {
            return "MY HOST";
        }

        /** This one has no CEL, which the contract leaves to hosts. */
        @Override
        public Optional<String> omits(Example example) {
            boolean conditions = example.modules().stream()
                    .anyMatch(module -> !module.matchConditions().isEmpty());
            return conditions ? Optional.of("it has no match conditions") : Optional.empty();
        }

        @Override
        public Chain open(Example example) {
            AccessControl.Builder builder = AccessControl.builder().implicitAudiences(example.implicitAudiences());
            for (Module module : example.modules()) {
                switch (example.useCase()) {
                    case AUTHENTICATION -> builder.authentication(definition(module));
                    case AUTHORIZATION -> builder.authorization(definition(module));
                    case ADMISSION -> builder.admission(definition(module));
                }
            }
            control.replace(builder);
            return () -> ask(example);
        }

        private ModuleDefinition definition(Module module) {
            ModuleDefinition.Builder definition = ModuleDefinition.builder(module.name(), probe)
                    .mutating(module.mutating())
                    .failurePolicy(module.ignoreFailure() ? FailurePolicy.IGNORE : FailurePolicy.FAIL)
                    .rules(module.rules().stream()
                            .map(rule -> new AdmissionRule(
                                    rule.operations(),
                                    rule.apiGroups(),
                                    rule.apiVersions(),
                                    rule.resources(),
                                    rule.scope()))
                            .toArray(AdmissionRule[]::new))
                    // A busy machine is no reason to fail.
                    .limits(Limits.DEFAULT.withDeadline(Duration.ofMinutes(1)));
            module.settings().ifPresent(definition::settings);
            return definition.build();
        }

        private Answer ask(Example example) {
            return switch (example.useCase()) {
                case AUTHENTICATION ->
                    Answer.of(control.authenticator().authenticate(TokenReviewCodec.readRequest(example.review())));
                case AUTHORIZATION ->
                    Answer.of(control.authorizer().authorize(SubjectAccessReviewCodec.readRequest(example.review())));
                case ADMISSION ->
                    Answer.of(control.admitter().admit(AdmissionReviewCodec.readRequest(example.review())));
            };
        }

        @Override
        public void close() {
            control.close();
        }
    }
}
