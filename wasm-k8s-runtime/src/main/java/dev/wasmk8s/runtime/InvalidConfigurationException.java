package dev.wasmk8s.runtime;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an operator declared cannot be used. It tells every mistake of every file and every module at once, so that one
 * attempt is enough to mend them all.
 */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Reports the problems, of which there is at least one. */
    public InvalidConfigurationException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "", problems.size() + (problems.size() == 1 ? " problem:" : " problems:"), "")));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, in the order of the files and of what stands in them; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
