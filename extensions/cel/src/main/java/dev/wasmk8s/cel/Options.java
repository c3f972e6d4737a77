package dev.wasmk8s.cel;

import dev.cel.common.CelOptions;

/** How the language is set up for all expressions. */
final class Options {
    private static final int MAX_NODES = 10_000;
    private static final int MAX_NESTING = 100;
    private static final int MAX_REGEX_PROGRAM = 10_000;

    static final CelOptions ALL = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableOptionalSyntax(true)
            .maxExpressionCodePointSize(CelExpressionCompiler.MAX_CHARACTERS)
            .maxParseExpressionNodeCount(MAX_NODES)
            .maxParseRecursionDepth(MAX_NESTING)
            .maxRegexProgramSize(MAX_REGEX_PROGRAM)
            .build();

    private Options() {}
}
