package dev.wasmk8s.guest.compiler;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Makes a module of a class with a main method that calls a method of {@code dev.wasmk8s.guest.Guest}:
 * {@code GuestCompiler MAIN-CLASS OUTPUT-FILE}, with all classes on the class path. Exits with 1 if it cannot.
 */
public final class GuestCompiler {
    private static final int MEBIBYTE = 1 << 20;
    /** Enough for most calls, so that they neither collect garbage nor grow the memory. */
    private static final int FIRST_HEAP = 2 * MEBIBYTE;
    /** With the collector's tables, below the 64 MiB that a host grants by default. */
    private static final int LARGEST_HEAP = 48 * MEBIBYTE;

    private GuestCompiler() {}

    public static void main(String[] args) throws TeaVMToolException {
        if (args.length != 2) {
            System.err.println("usage: GuestCompiler MAIN-CLASS OUTPUT-FILE");
            System.exit(1);
        }
        if (!compile(args[0], Path.of(args[1]).toAbsolutePath())) {
            System.exit(1);
        }
    }

    /** Whether it could be compiled; what was wrong is printed. */
    private static boolean compile(String mainClass, Path output) throws TeaVMToolException {
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_WASI);
        tool.setMainClass(mainClass);
        tool.setTargetDirectory(directory(output));
        tool.setTargetFileName(output.getFileName().toString());
        tool.setMinHeapSize(FIRST_HEAP);
        tool.setMaxHeapSize(LARGEST_HEAP);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
        tool.setObfuscated(true);
        tool.generate();
        List<Problem> problems = tool.getProblemProvider().getSevereProblems();
        TeaVMProblemRenderer.describeProblems(
                tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), new ConsoleTeaVMToolLog(false));
        return problems.isEmpty();
    }

    private static File directory(Path output) {
        Path directory = output.getParent();
        if (directory == null) {
            throw new IllegalArgumentException("not a file: " + output);
        }
        return directory.toFile();
    }
}
