package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.wasmk8s.runtime.expression.GroupExpression;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What expressions of groups are written in: members, {@code true} and {@code false}, {@code &&}, {@code ||}, {@code !},
 * {@code ==}, {@code !=} and {@code ? :}.
 */
final class GroupLanguage {
    private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    CelStandardDeclarations.StandardFunction.LOGICAL_AND,
                    CelStandardDeclarations.StandardFunction.LOGICAL_OR,
                    CelStandardDeclarations.StandardFunction.LOGICAL_NOT,
                    CelStandardDeclarations.StandardFunction.CONDITIONAL,
                    CelStandardDeclarations.StandardFunction.EQUALS,
                    CelStandardDeclarations.StandardFunction.NOT_EQUALS)
            .build();
    private static final CelStandardFunctions FUNCTIONS = CelStandardFunctions.newBuilder()
            .includeFunctions(
                    CelStandardFunctions.StandardFunction.LOGICAL_NOT,
                    CelStandardFunctions.StandardFunction.EQUALS,
                    CelStandardFunctions.StandardFunction.NOT_EQUALS)
            .build();

    private GroupLanguage() {}

    static GroupExpression compile(String expression, Set<String> members) throws InvalidExpressionException {
        CelAbstractSyntaxTree ast = CompiledExpression.check(compiler(members), expression);
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(Options.ALL)
                .setStandardFunctions(FUNCTIONS)
                .addLateBoundFunctions(members)
                .build();
        return new CompiledGroup(CompiledExpression.program(runtime, ast));
    }

    private static CelCompiler compiler(Set<String> members) throws InvalidExpressionException {
        ImmutableList.Builder<CelFunctionDecl> functions = ImmutableList.builder();
        for (String member : new TreeSet<>(members)) {
            if (!IDENTIFIER.matcher(member).matches() || RESERVED.contains(member)) {
                throw new InvalidExpressionException(
                        "the member's name \"" + Texts.quoted(member) + "\" cannot be that of a function in CEL");
            }
            functions.add(CelFunctionDecl.newFunctionDeclaration(
                    member, CelOverloadDecl.newGlobalOverload("member_" + member, SimpleType.BOOL)));
        }
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(Options.ALL)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARATIONS)
                .addFunctionDeclarations(functions.build())
                .build();
    }
}
