package dev.wasmk8s.spec.cases;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One conformance case. Immutable. The README beside the case files describes every part.
 *
 * @param id such as {@code C01}
 * @param title what it is about
 * @param rule where the contract has the rule
 * @param examples what to try, independently
 */
public record ConformanceCase(String id, String title, String rule, List<Example> examples) {
    /** Copies the list. */
    public ConformanceCase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(rule, "rule");
        examples = List.copyOf(examples);
    }

    /**
     * One thing to try.
     *
     * @param name says what happens
     * @param useCase which chain is asked
     * @param implicitAudiences audiences of the API server
     * @param modules the chain, in order of configuration
     * @param review the whole review that is asked
     * @param calls how often it is asked
     * @param expect what must come of every call
     */
    public record Example(
            String name,
            UseCase useCase,
            List<String> implicitAudiences,
            List<Module> modules,
            RawJson review,
            int calls,
            Expectation expect) {
        /** Copies the lists. */
        public Example {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(useCase, "useCase");
            implicitAudiences = List.copyOf(implicitAudiences);
            modules = List.copyOf(modules);
            Objects.requireNonNull(review, "review");
            Objects.requireNonNull(expect, "expect");
        }
    }

    /**
     * One module of a chain. Its WebAssembly is the guest {@code probe}.
     *
     * @param name its name
     * @param mutating whether it may change objects
     * @param ignoreFailure whether its failure policy is {@code Ignore}, not {@code Fail}
     * @param rules which requests it sees
     * @param matchConditions CEL that must be true of a request before the module is asked
     * @param settings what is configured for it, made of the answer that the case wants
     */
    public record Module(
            String name,
            boolean mutating,
            boolean ignoreFailure,
            List<Rule> rules,
            List<String> matchConditions,
            Optional<RawJson> settings) {
        /** Copies the lists. */
        public Module {
            Objects.requireNonNull(name, "name");
            rules = List.copyOf(rules);
            matchConditions = List.copyOf(matchConditions);
            Objects.requireNonNull(settings, "settings");
        }
    }

    /** Which requests a module sees: {@code RuleWithOperations} of {@code admissionregistration.k8s.io/v1}. */
    public record Rule(
            List<String> operations,
            List<String> apiGroups,
            List<String> apiVersions,
            List<String> resources,
            String scope) {
        /** Every request. */
        static final Rule EVERYTHING = new Rule(List.of("*"), List.of("*"), List.of("*"), List.of("*/*"), "*");

        /** Copies the lists. */
        public Rule {
            operations = List.copyOf(operations);
            apiGroups = List.copyOf(apiGroups);
            apiVersions = List.copyOf(apiVersions);
            resources = List.copyOf(resources);
            Objects.requireNonNull(scope, "scope");
        }
    }
}
