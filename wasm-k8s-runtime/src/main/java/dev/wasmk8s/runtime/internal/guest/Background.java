package dev.wasmk8s.runtime.internal.guest;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where guests are made that no call waits for: one daemon thread, which exists only while there is something to do.
 * Thread-safe.
 */
public final class Background implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    /** Made when it is first needed, which may be never. */
    private @Nullable ThreadPoolExecutor executor;

    private boolean closed;

    Background() {}

    /** One that uses threads that are there. */
    Background(ThreadPoolExecutor executor) {
        this.executor = executor;
    }

    /**
     * Has something done.
     *
     * @throws RejectedExecutionException if this was closed
     */
    @Override
    public void execute(Runnable work) {
        executor().execute(work);
    }

    private synchronized ThreadPoolExecutor executor() {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        ThreadPoolExecutor made = executor;
        if (made == null) {
            made = new ThreadPoolExecutor(
                    1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Background::daemon);
            made.allowCoreThreadTimeOut(true);
            executor = made;
        }
        return made;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wasm-k8s-guests");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes on nothing more. What was taken on is still done. */
    @Override
    public synchronized void close() {
        closed = true;
        if (executor != null) {
            executor.shutdown();
        }
    }
}
