package dev.wasmk8s.cel;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelOptionalLibrary;
import dev.cel.extensions.CelSetsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;

/** What match conditions are written in: which variables, functions and types there are. */
enum ConditionLanguage {
    ADMISSION {
        @Override
        void declare(CelCompilerBuilder compiler) {
            compiler.addVar("object", SimpleType.DYN)
                    .addVar("oldObject", SimpleType.DYN)
                    .addVar("namespaceObject", SimpleType.DYN)
                    .addVar("request", Declared.ADMISSION_REQUEST)
                    .addVar("authorizer", AuthorizerLibrary.AUTHORIZER)
                    .addVar("authorizer.requestResource", AuthorizerLibrary.RESOURCE_CHECK)
                    .addLibraries(AuthorizerLibrary.INSTANCE);
        }
    },
    AUTHORIZATION {
        @Override
        void declare(CelCompilerBuilder compiler) {
            compiler.addVar("request", Declared.ACCESS_REVIEW);
        }
    };

    /** Made once; it takes a while. */
    private static final class Evaluator {
        static final CelRuntime INSTANCE = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(Options.ALL)
                .addLibraries(
                        STRINGS,
                        SETS,
                        OPTIONAL,
                        TextLibrary.INSTANCE,
                        RegexLibrary.INSTANCE,
                        ListLibrary.INSTANCE,
                        QuantityLibrary.INSTANCE,
                        AddressLibrary.INSTANCE,
                        AuthorizerLibrary.INSTANCE)
                .build();
    }

    /** Without {@code replace} and {@code join}, whose results could be of any size. */
    private static final CelStringExtensions STRINGS = CelExtensions.strings(
            CelStringExtensions.Function.CHAR_AT,
            CelStringExtensions.Function.INDEX_OF,
            CelStringExtensions.Function.LAST_INDEX_OF,
            CelStringExtensions.Function.LOWER_ASCII,
            CelStringExtensions.Function.QUOTE,
            CelStringExtensions.Function.REVERSE,
            CelStringExtensions.Function.SPLIT,
            CelStringExtensions.Function.SUBSTRING,
            CelStringExtensions.Function.TRIM,
            CelStringExtensions.Function.UPPER_ASCII);

    private static final CelSetsExtensions SETS = CelExtensions.sets(Options.ALL);
    private static final CelOptionalLibrary OPTIONAL = CelExtensions.optional();

    abstract void declare(CelCompilerBuilder compiler);

    CompiledExpression compile(String expression) throws InvalidExpressionException {
        return CompiledExpression.compile(compiler(), Evaluator.INSTANCE, expression);
    }

    /** Modules are loaded now and then; what a compiler holds need not stay. */
    private CelCompiler compiler() {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(Options.ALL)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(Declared.PROVIDER)
                .addLibraries(
                        STRINGS,
                        SETS,
                        OPTIONAL,
                        TextLibrary.INSTANCE,
                        RegexLibrary.INSTANCE,
                        ListLibrary.INSTANCE,
                        QuantityLibrary.INSTANCE,
                        AddressLibrary.INSTANCE);
        declare(compiler);
        return compiler.build();
    }
}
