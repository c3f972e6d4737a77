package dev.wasmk8s.runtime.internal.guest;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Notices that a leased guest was forgotten: only its borrower referred to it, and it was collected as garbage without
 * having been given back. The pool has its place filled again then, and the log names the borrower, with the stack if
 * the system property {@value #PROPERTY} is {@code true}, which costs microseconds per call. Else a lease costs two
 * writes.
 *
 * <p>It must not refer to the guest.
 */
final class LeakWatch implements Runnable {
    static final String PROPERTY = "dev.wasmk8s.leakStacks";

    private static final Cleaner CLEANER = Cleaner.create();
    private static final boolean STACKS = Boolean.getBoolean(PROPERTY);

    private final String module;
    private final Runnable lost;
    private @Nullable Thread borrower;
    private @Nullable Throwable stack;

    private LeakWatch(String module, Runnable lost) {
        this.module = module;
        this.lost = lost;
    }

    /**
     * Starts to watch.
     *
     * @param lost told, on another thread, if the guest was lost
     */
    static LeakWatch over(Object guest, String module, Runnable lost) {
        LeakWatch watch = new LeakWatch(module, lost);
        CLEANER.register(guest, watch);
        return watch;
    }

    /** The calling thread borrows the guest. */
    void leased() {
        borrower = Thread.currentThread();
        stack = STACKS ? new Throwable("borrowed here") : null;
    }

    /** The guest was given back. */
    void returned() {
        borrower = null;
        stack = null;
    }

    /** For the cleaner: the guest is gone, which it may be unless somebody borrows it. */
    @Override
    public void run() {
        Thread thread = borrower;
        if (thread != null) {
            LoggerFactory.getLogger(LeakWatch.class)
                    .error(
                            "module '{}': a guest was borrowed by thread '{}' and never given back",
                            module,
                            thread.getName(),
                            stack);
            lost.run();
        }
    }
}
