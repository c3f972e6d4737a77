package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Moves regions whether it pays or not, so that each rule of moving is tried and not only what is chosen in practice. */
public final class RandomMoves {
    /** Offers every region, of any size and at any loss. */
    private static final OutlineLimits ALL = new OutlineLimits(1, 1, 60_000, Integer.MIN_VALUE, Long.MAX_VALUE);

    private final ClassReader reader;
    private final ClassNode original = new ClassNode();

    /** Reads the class to move regions of. */
    public RandomMoves(byte[] classFile) {
        reader = new ClassReader(classFile);
        reader.accept(original, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    /** The regions of a method that could be moved. */
    List<Candidate> regions(String method) throws AnalyzerException {
        return new Moving(copy(method)).regions();
    }

    /** The class with one region moved. */
    byte[] move(String method, Candidate region) throws AnalyzerException {
        Moving moving = new Moving(copy(method));
        moving.move(List.of(region));
        return write(Map.of(method, moving));
    }

    /** The class after some passes over a method that each move a random choice of regions. */
    byte[] move(String method, Random random, int passes) throws AnalyzerException {
        Moving moving = new Moving(copy(method));
        moving.move(random, passes);
        return write(Map.of(method, moving));
    }

    /** The class after some passes over every static method whose name starts so. */
    public byte[] moveAll(String prefix, Random random, int passes) throws AnalyzerException {
        Map<String, Moving> all = new HashMap<>();
        for (MethodNode method : original.methods) {
            if (method.name.startsWith(prefix) && method.instructions.size() > 0) {
                Moving moving = new Moving(method);
                moving.move(random, passes);
                all.put(method.name, moving);
            }
        }
        return write(all);
    }

    private MethodNode copy(String method) {
        ClassNode copy = new ClassNode();
        reader.accept(copy, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return copy.methods.stream()
                .filter(candidate -> candidate.name.equals(method))
                .findFirst()
                .orElseThrow();
    }

    private byte[] write(Map<String, Moving> changed) {
        ClassWriter writer = new FrameWriter(reader);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        Moving moving = changed.get(name);
                        if (moving == null) {
                            return super.visitMethod(access, name, descriptor, signature, exceptions);
                        }
                        moving.method.accept(cv);
                        moving.moved.forEach(node -> node.accept(cv));
                        return null;
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** A method that regions are moved out of. */
    private final class Moving {
        private final MethodNode method;
        private final RegionMover mover;
        private final List<MethodNode> moved = new ArrayList<>();
        private Analysis analysis;
        private int names;

        Moving(MethodNode method) throws AnalyzerException {
            this.method = method;
            this.mover =
                    new RegionMover(reader.getClassName(), method, () -> method.name + "$" + names++, ArraySource.NEW);
            analyse();
        }

        private void analyse() throws AnalyzerException {
            analysis = mover.analyse(Code.of(reader.getClassName(), method));
        }

        List<Candidate> regions() {
            List<Candidate> regions = new ArrayList<>();
            RegionScan scan = new RegionScan(analysis, ALL, true);
            for (int start = 0; start < analysis.code().size(); start++) {
                if (analysis.borders().start(start)) {
                    scan.from(start, regions::add);
                }
            }
            return regions;
        }

        void move(Random random, int passes) throws AnalyzerException {
            for (int pass = 0; pass < passes && !analysis.code().usesMixed(); pass++) {
                move(choose(random, regions()));
            }
        }

        void move(List<Candidate> regions) throws AnalyzerException {
            moved.addAll(mover.move(analysis, regions));
            analyse();
        }
    }

    private static List<Candidate> choose(Random random, List<Candidate> regions) {
        Collections.shuffle(regions, random);
        int most = 1 + random.nextInt(4);
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate region : regions) {
            if (chosen.size() < most
                    && chosen.stream()
                            .noneMatch(other -> other.start() < region.end() && region.start() < other.end())) {
                chosen.add(region);
            }
        }
        return chosen;
    }
}
