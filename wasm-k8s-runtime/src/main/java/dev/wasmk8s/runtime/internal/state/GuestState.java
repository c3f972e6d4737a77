package dev.wasmk8s.runtime.internal.state;

import dev.wasmk8s.runtime.internal.wasi.GuestMemory;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The memory and globals of one guest. Not thread-safe.
 *
 * <p>Memory is one array of exactly its size, so that the check of the array's bounds is the check of the memory's:
 * what is out of bounds ends in an {@link IndexOutOfBoundsException}. Growth needs an array of the new size. It is kept
 * when the guest is {@link #reset}, so that the next call that grows likewise copies no more than what it has
 * written; what is kept is never larger than the memory may grow, and twice that during a call.
 */
public class GuestState implements GuestMemory {
    /** Bytes per page. */
    public static final int PAGE = 1 << 16;

    static final VarHandle SHORT = view(short[].class);
    static final VarHandle INT = view(int[].class);
    static final VarHandle LONG = view(long[].class);

    /** Enough for nearly all functions. */
    private static final int ARRAY = 128;

    private static final long U32 = 0xFFFF_FFFFL;
    /** From so many bytes on, an instruction takes long enough to look for an interruption first. */
    private static final int LONG_WORK = PAGE;

    /** The memory now: that of {@link #current}. Generated code reads both fields through {@link StateAccess}. */
    byte[] bytes;

    short[] cards;
    long[] globals = {};
    private int globalCount;

    /** What parts of a function hand to the rest of it; nothing there is read that was not just written. */
    final long[] array = new long[ARRAY];

    @Nullable
    GuestImports imports;

    private final int maxPages;
    private Block first;
    private Block current;
    /** Blocks of larger sizes. Those that are not in use are clean. */
    private final List<Block> spares = new ArrayList<>();

    private @Nullable Snapshot snapshot;

    /**
     * Memory of zeros, and no globals.
     *
     * @param pages its first size
     * @param maxPages the size that it may grow to, at most 32767
     */
    protected GuestState(int pages, int maxPages) {
        this.maxPages = maxPages;
        this.first = Block.ofBytes(pages * PAGE);
        this.current = first;
        this.bytes = first.bytes();
        this.cards = first.cards();
    }

    static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    /** Sets what compiled code calls where it calls functions that are imported. */
    public final void importing(GuestImports functions) {
        imports = functions;
    }

    /** Takes a picture of the state, to which {@link #reset} returns from now on. */
    public Snapshot takeSnapshot() {
        globals = Arrays.copyOf(globals, globalCount);
        Snapshot taken = Snapshot.of(bytes, written(), pages(), globals);
        first = current;
        Arrays.fill(cards, (short) 0);
        spares.clear();
        snapshot = taken;
        return taken;
    }

    /** Up to where memory may be other than zero: to look at every byte takes milliseconds in a process that starts. */
    private int written() {
        int marked = current.markedEnd();
        return snapshot == null ? marked : Math.max(marked, snapshot.content().length);
    }

    /** Becomes what another guest was when the picture was taken, and returns to that from now on. */
    public void become(Snapshot taken) {
        first = Block.ofBytes(taken.pages() * PAGE);
        System.arraycopy(taken.content(), 0, first.bytes(), 0, taken.content().length);
        use(first);
        spares.clear();
        globals = taken.globals().clone();
        globalCount = globals.length;
        snapshot = taken;
    }

    /** Whether there is a snapshot to return to. */
    public final boolean hasSnapshot() {
        return snapshot != null;
    }

    /**
     * Undoes everything since the snapshot.
     *
     * @throws IllegalStateException if there is none
     */
    public void reset() {
        Snapshot pristine = snapshot;
        if (pristine == null) {
            throw new IllegalStateException("there is no snapshot");
        }
        first.restore(pristine.content());
        if (current != first) {
            for (Block spare : spares) {
                spare.restore(pristine.content());
            }
            use(first);
            dropSpares();
        }
        System.arraycopy(pristine.globals(), 0, globals, 0, globals.length);
    }

    /** Keeps the newest of the spare blocks that together are not larger than the memory may grow. */
    private void dropSpares() {
        long kept = 0;
        for (int i = spares.size() - 1; i >= 0; i--) {
            kept += spares.get(i).size();
            if (kept > (long) maxPages * PAGE) {
                spares.remove(i);
            }
        }
    }

    private void use(Block block) {
        current = block;
        bytes = block.bytes();
        cards = block.cards();
    }

    /** The size now, in pages. */
    public final int pages() {
        return bytes.length / PAGE;
    }

    /**
     * {@code memory.grow}.
     *
     * @return the size before, or -1 if memory may not grow so far
     */
    public final int grow(int by) {
        int before = pages();
        if (by < 0 || by > maxPages - before) {
            return -1;
        }
        if (by > 0) {
            use(grown((before + by) * PAGE));
        }
        return before;
    }

    private Block grown(int size) {
        for (Block spare : spares) {
            if (spare.size() == size) {
                spare.takeDirtyOf(current);
                return spare;
            }
        }
        lookForInterruption(size);
        makeRoomFor(size);
        Block made = Block.ofBytes(size);
        System.arraycopy(bytes, 0, made.bytes(), 0, bytes.length);
        System.arraycopy(cards, 0, made.cards(), 0, cards.length);
        spares.add(made);
        return made;
    }

    /**
     * Lets go of the oldest spare blocks, so that those that stay and one more are together not larger than twice what the
     * memory may grow to. A guest that grows by a page at a time would otherwise keep a block of every size.
     */
    private void makeRoomFor(int size) {
        long room = 2L * maxPages * PAGE - size;
        for (Block spare : spares) {
            room -= spare.size();
        }
        for (int i = 0; room < 0 && i < spares.size(); ) {
            // The block in use is only let go here: it is still the memory until its content was copied.
            room += spares.remove(i).size();
        }
    }

    /** How many pages there are in blocks of larger sizes, used or not. */
    final long sparePages() {
        return spares.stream().mapToLong(Block::size).sum() / PAGE;
    }

    /** Adds a global behind the others, and returns its index. Only before the first snapshot. */
    protected final int addGlobal(long value) {
        if (globalCount == globals.length) {
            globals = Arrays.copyOf(globals, Math.max(16, 2 * globalCount));
        }
        globals[globalCount] = value;
        return globalCount++;
    }

    /** The value of a global, as the engine keeps it. */
    protected final long global(int index) {
        return globals[index];
    }

    /** Sets a global. */
    protected final void setGlobal(int index, long value) {
        globals[index] = value;
    }

    /** {@code memory.fill}, up to but without {@code to}. */
    protected final void fillRange(int from, int to, byte value) {
        Objects.checkFromToIndex(from, to, bytes.length);
        lookForInterruption(to - from);
        mark(from, to - from);
        Arrays.fill(bytes, from, to, value);
    }

    /** {@code memory.copy}. */
    protected final void copyRange(int to, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        Objects.checkFromIndexSize(to, length, bytes.length);
        lookForInterruption(length);
        mark(to, length);
        System.arraycopy(bytes, from, bytes, to, length);
    }

    /** Copies into the memory. */
    protected final void writeRange(int to, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        Objects.checkFromIndexSize(to, length, bytes.length);
        lookForInterruption(length);
        mark(to, length);
        System.arraycopy(source, offset, bytes, to, length);
    }

    /**
     * Stops a guest whose thread is interrupted. Code is looked after where it branches back and where it calls; a thousand
     * instructions in a row that move all of the memory would outlive their deadline by far.
     */
    private static void lookForInterruption(int length) {
        if (length >= LONG_WORK && Thread.currentThread().isInterrupted()) {
            throw GuestStop.interrupted();
        }
    }

    private void mark(int from, int length) {
        if (length > 0) {
            Arrays.fill(cards, from >>> Block.CARD_SHIFT, ((from + length - 1) >>> Block.CARD_SHIFT) + 1, (short) 1);
        }
    }

    @Override
    public final long size() {
        return bytes.length;
    }

    @Override
    public final byte getByte(long address) {
        return bytes[(int) address];
    }

    @Override
    public final short getShort(long address) {
        return (short) SHORT.get(bytes, (int) address);
    }

    @Override
    public final long getInt(long address) {
        return (int) INT.get(bytes, (int) address) & U32;
    }

    @Override
    public final long getLong(long address) {
        return (long) LONG.get(bytes, (int) address);
    }

    @Override
    public final void putByte(long address, int value) {
        StateAccess.writeByte((int) address, (byte) value, 0, this);
    }

    @Override
    public final void putShort(long address, int value) {
        StateAccess.writeShort((int) address, (short) value, 0, this);
    }

    @Override
    public final void putInt(long address, long value) {
        StateAccess.writeInt((int) address, (int) value, 0, this);
    }

    @Override
    public final void putLong(long address, long value) {
        StateAccess.writeLong((int) address, value, 0, this);
    }

    @Override
    public final void read(long address, byte[] target, int offset, int length) {
        System.arraycopy(bytes, (int) address, target, offset, length);
    }

    @Override
    public final void write(long address, byte[] source, int offset, int length) {
        writeRange((int) address, source, offset, length);
    }
}
