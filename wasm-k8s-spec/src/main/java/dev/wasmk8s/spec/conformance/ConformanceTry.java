package dev.wasmk8s.spec.conformance;

import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import dev.wasmk8s.spec.conformance.ConformanceHost.Chain;
import dev.wasmk8s.spec.conformance.ConformanceResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One example on one host. Its number is its place in the case, from 1. */
record ConformanceTry(ConformanceHost host, ConformanceCase each, int number) {
    private static final int LONGEST_REVIEW = 2000;

    Example example() {
        return each.examples().get(number - 1);
    }

    /** Never throws, unless the JVM cannot go on. */
    ConformanceResult run() {
        long begin = System.nanoTime();
        try {
            Optional<String> omitted = host.omits(example());
            if (omitted.isPresent()) {
                return new ConformanceResult(Outcome.SKIPPED, List.of(omitted.get()), null, since(begin));
            }
            List<String> differences = differences();
            return new ConformanceResult(
                    differences.isEmpty() ? Outcome.PASSED : Outcome.FAILED, differences, null, since(begin));
        } catch (VirtualMachineError e) {
            // A host that lets a stack overflow get out has failed; other errors of this kind are everybody's.
            if (!(e instanceof StackOverflowError)) {
                throw e;
            }
            return thrown(e, begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return thrown(e, begin);
        } catch (Throwable e) {
            return thrown(e, begin);
        }
    }

    private List<String> differences() throws Exception {
        List<String> found = new ArrayList<>();
        Example example = example();
        try (Chain chain = host.open(example)) {
            for (int call = 1; call <= example.calls() && found.isEmpty(); call++) {
                String which = example.calls() == 1 ? "" : "call " + call + ", ";
                chain.ask().differences(example.expect()).forEach(difference -> found.add(which + difference));
            }
        }
        return found;
    }

    private static ConformanceResult thrown(Throwable thrown, long begin) {
        return new ConformanceResult(Outcome.FAILED, List.of("the host threw " + thrown), thrown, since(begin));
    }

    private static long since(long begin) {
        return System.nanoTime() - begin;
    }

    /** Why it failed, and all that is needed to find out more. */
    String complaint(ConformanceResult result) {
        StringBuilder text = new StringBuilder();
        text.append(each.id())
                .append(" \"")
                .append(each.title())
                .append("\" on ")
                .append(host.mode());
        text.append(", example \"").append(example().name()).append('"');
        result.why().forEach(line -> text.append("\n  - ").append(line.replace("\n", "\n    ")));
        text.append("\n  rule:  SPEC.md, section ").append(each.rule());
        text.append("\n  asked: ").append(example().useCase()).append(' ').append(shortened(review()));
        for (ConformanceCase.Module module : example().modules()) {
            text.append("\n  of:    ").append(module.name()).append(", which is told ");
            text.append(shortened(module.settings().map(Object::toString).orElse("nothing")));
        }
        return text.toString();
    }

    private String review() {
        return example().review().toString().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REVIEW ? text : text.substring(0, LONGEST_REVIEW) + "...";
    }
}
