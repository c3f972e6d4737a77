package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Tries every conformance case on hosts, as tests of JUnit. A test class implements this, and needs nothing else:
 *
 * <pre>{@code
 * class MyHostConformanceTest implements ConformanceKit {
 *     public List<ConformanceHost> hosts() {
 *         return List.of(new MyHost());
 *     }
 * }
 * }</pre>
 *
 * <p>Each host is a container of tests, each case one within it, and each example a test. One that fails tells every
 * difference, what was asked and where {@code SPEC.md} has the rule. In the end a report is written, also if tests
 * failed, and the hosts are closed. {@code docs/conformance.md} tells more.
 */
public interface ConformanceKit {
    /**
     * Starts the hosts that are tried, one or several. The kit closes them. Called once for each run of the tests.
     *
     * @throws Exception if one cannot be started
     */
    List<? extends ConformanceHost> hosts() throws Exception;

    /** What is tried. Default: all cases of the contract, in order. */
    default List<ConformanceCase> cases() {
        return ConformanceCases.ids().stream().map(ConformanceCases::read).toList();
    }

    /**
     * Where the report is written: a JSON array with one object for each example and host, which has {@code id} and
     * {@code title} of the case, {@code example}, {@code mode}, {@code outcome} ({@code passed}, {@code failed}, {@code
     * skipped}), {@code milliseconds}, and {@code why} if it did not pass. Directories above it are made. Default:
     * {@code target/conformance/report.json}, as Maven would have it.
     */
    default Path report() {
        return Path.of("target", "conformance", "report.json");
    }

    /**
     * The tests. Not to be overridden.
     *
     * @throws Exception if the hosts cannot be started
     */
    @TestFactory
    @SuppressWarnings("exports") // whoever has tests reads JUnit anyway
    default Stream<DynamicNode> conformance() throws Exception {
        return new ConformanceRun(cases(), hosts(), report()).tests();
    }
}
