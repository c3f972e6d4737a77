package dev.wasmk8s.runtime.internal.guest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where guests are made that no call waits for. */
final class Background {
    private static final int IDLE_SECONDS = 10;

    private Background() {}

    /** One daemon thread, which exists only while there is something to do. */
    static ExecutorService thread() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Background::daemon);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wasm-k8s-guests");
        thread.setDaemon(true);
        return thread;
    }
}
