package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions for the checker and the runtime at once. */
class FunctionLibrary implements CelCompilerLibrary, CelRuntimeLibrary {
    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final Map<String, List<CelFunctionBinding>> bindings = new LinkedHashMap<>();

    /** Adds a function that is called on a value: {@code target.name(...)}. */
    final void member(String name, CelFunctionBinding binding, CelType result, CelType... targetAndArguments) {
        overloads
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(CelOverloadDecl.newMemberOverload(
                        binding.getOverloadId(), result, ImmutableList.copyOf(targetAndArguments)));
        bindings.computeIfAbsent(name, key -> new ArrayList<>()).add(binding);
    }

    /** Adds a function that is called by its name: {@code name(...)}. */
    final void global(String name, CelFunctionBinding binding, CelType result, CelType... arguments) {
        overloads
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(CelOverloadDecl.newGlobalOverload(
                        binding.getOverloadId(), result, ImmutableList.copyOf(arguments)));
        bindings.computeIfAbsent(name, key -> new ArrayList<>()).add(binding);
    }

    @Override
    public final void setCheckerOptions(CelCheckerBuilder checker) {
        overloads.forEach(
                (name, all) -> checker.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, all)));
    }

    @Override
    public final void setRuntimeOptions(CelRuntimeBuilder runtime) {
        bindings.forEach((name, all) -> runtime.addFunctionBindings(CelFunctionBinding.fromOverloads(name, all)));
    }
}
