package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Moves regions whether it pays or not, so that each rule of moving is tried and not only what is chosen in practice. */
final class RandomMoves {
    /** Offers every region, of any size and at any loss. */
    private static final OutlineLimits ALL = new OutlineLimits(1, 1, 60_000, Integer.MIN_VALUE, Long.MAX_VALUE);

    private final ClassReader reader;
    private final String method;

    RandomMoves(byte[] classFile, String method) {
        this.reader = new ClassReader(classFile);
        this.method = method;
    }

    /** The regions that could be moved. */
    List<Candidate> regions() throws AnalyzerException {
        MethodNode node = read();
        return regions(analyse(mover(node), node));
    }

    /** The class with one region moved. */
    byte[] move(Candidate region) throws AnalyzerException {
        MethodNode node = read();
        RegionMover mover = mover(node);
        return write(node, mover.move(analyse(mover, node), List.of(region)));
    }

    /** The class after some passes that each move a random choice of regions. */
    byte[] move(Random random, int passes) throws AnalyzerException {
        MethodNode node = read();
        RegionMover mover = mover(node);
        List<MethodNode> moved = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            Analysis analysis = analyse(mover, node);
            moved.addAll(mover.move(analysis, choose(random, regions(analysis))));
        }
        return write(node, moved);
    }

    private Analysis analyse(RegionMover mover, MethodNode node) throws AnalyzerException {
        return mover.analyse(Code.of(reader.getClassName(), node));
    }

    private RegionMover mover(MethodNode node) {
        AtomicInteger count = new AtomicInteger();
        return new RegionMover(reader.getClassName(), node, () -> method + "$" + count.getAndIncrement());
    }

    private static List<Candidate> regions(Analysis analysis) {
        List<Candidate> regions = new ArrayList<>();
        RegionScan scan = new RegionScan(analysis, ALL, true);
        for (int start = 0; start < analysis.code().size(); start++) {
            if (analysis.borders().start(start)) {
                scan.from(start, regions::add);
            }
        }
        return regions;
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

    private MethodNode read() {
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return node.methods.stream()
                .filter(candidate -> candidate.name.equals(method))
                .collect(Collectors.toList())
                .get(0);
    }

    private byte[] write(MethodNode changed, List<MethodNode> moved) {
        ClassWriter writer = new FrameWriter(reader);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        if (!name.equals(method)) {
                            return super.visitMethod(access, name, descriptor, signature, exceptions);
                        }
                        changed.accept(cv);
                        moved.forEach(node -> node.accept(cv));
                        return null;
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
