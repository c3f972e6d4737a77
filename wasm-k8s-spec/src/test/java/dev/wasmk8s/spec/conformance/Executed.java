package dev.wasmk8s.spec.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Executes tests as JUnit does, and keeps what they throw instead of failing. */
record Executed(Map<String, Throwable> thrown, int tests) {
    static Executed all(ConformanceKit kit) throws Exception {
        Map<String, Throwable> thrown = new LinkedHashMap<>();
        int[] tests = {0};
        try (Stream<DynamicNode> nodes = kit.conformance()) {
            nodes.forEach(node -> execute("", node, thrown, tests));
        }
        return new Executed(thrown, tests[0]);
    }

    private static void execute(String above, DynamicNode node, Map<String, Throwable> thrown, int[] tests) {
        String name = above + "/" + node.getDisplayName();
        if (node instanceof DynamicContainer container) {
            try (Stream<? extends DynamicNode> children = container.getChildren()) {
                children.forEach(child -> execute(name, child, thrown, tests));
            }
        } else if (node instanceof DynamicTest test) {
            tests[0]++;
            try {
                test.getExecutable().execute();
            } catch (Throwable e) {
                thrown.put(name, e);
            }
        }
    }
}
