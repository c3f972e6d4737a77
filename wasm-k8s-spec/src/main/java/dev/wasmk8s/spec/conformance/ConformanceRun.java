package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.spec.cases.ConformanceCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Cases on hosts as tests of JUnit. What comes of them is reported when their stream is closed, which JUnit does. */
final class ConformanceRun {
    private final List<ConformanceCase> cases;
    private final List<ConformanceHost> hosts;
    private final Path file;
    private final ConformanceReport report = new ConformanceReport();

    ConformanceRun(List<ConformanceCase> cases, List<? extends ConformanceHost> hosts, Path file) {
        this.cases = List.copyOf(cases);
        this.hosts = List.copyOf(hosts);
        this.file = file;
    }

    Stream<DynamicNode> tests() {
        // Handlers run one after the other, whatever one of them throws.
        Stream<DynamicNode> tests = IntStream.range(0, hosts.size())
                .<DynamicNode>mapToObj(this::host)
                .onClose(() -> report.write(file));
        for (ConformanceHost host : hosts) {
            tests = tests.onClose(host::close);
        }
        return tests;
    }

    private DynamicContainer host(int index) {
        return DynamicContainer.dynamicContainer(
                hosts.get(index).mode(), cases.stream().map(each -> container(index, each)));
    }

    private DynamicContainer container(int host, ConformanceCase each) {
        return DynamicContainer.dynamicContainer(
                each.id() + ": " + each.title(),
                IntStream.rangeClosed(1, each.examples().size())
                        .mapToObj(number -> test(host, new ConformanceTry(hosts.get(host), each, number))));
    }

    private DynamicTest test(int host, ConformanceTry one) {
        return DynamicTest.dynamicTest(one.example().name(), () -> {
            ConformanceResult result = one.run();
            report.add(host, one, result);
            switch (result.outcome()) {
                case PASSED -> {}
                case SKIPPED -> Assumptions.abort(result.text());
                case FAILED -> throw new AssertionError(one.complaint(result), result.cause());
            }
        });
    }
}
