package dev.wasmk8s.benchmarks.soak;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs good and hostile modules side by side on every core, and prints once a minute what it saw. Ends with 1 if a good
 * module failed, or a hostile one did not fail as it has to.
 */
public final class Soak {
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final GroupVersionResource CONFIG_MAPS = new GroupVersionResource("", "v1", "configmaps");

    private final LatencyRecorder minute = new LatencyRecorder();
    private final LatencyRecorder whole = new LatencyRecorder();
    private final LongAdder good = new LongAdder();
    private final LongAdder hostile = new LongAdder();
    private final AtomicLong wrong = new AtomicLong();
    private volatile boolean running = true;

    private Soak() {}

    /** {@code SECONDS}, and the threads that call good modules and hostile ones: by default as many as cores, and one. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        int goodThreads = args.length > 1
                ? Integer.parseInt(args[1])
                : Runtime.getRuntime().availableProcessors();
        int hostileThreads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        long wrong = new Soak().run(Duration.ofSeconds(seconds), goodThreads, hostileThreads);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private long run(Duration duration, int goodThreads, int hostileThreads) throws InterruptedException {
        try (AccessControl decent = decent();
                AccessControls attackers = AccessControls.hostile()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < goodThreads; i++) {
                threads.add(start("good-" + i, () -> callGood(decent.admitter())));
            }
            for (int i = 0; i < hostileThreads; i++) {
                threads.add(start("hostile-" + i, () -> callHostile(attackers)));
            }
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(Math.min(REPORT_EVERY.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
                report(duration, end);
            }
            running = false;
            for (Thread thread : threads) {
                thread.join();
            }
        }
        System.out.printf(
                "In all: good %d  hostile %d  wrong %d  p50 %.1f us  p99 %.1f us%n",
                good.sum(), hostile.sum(), wrong.get(), whole.micros(0.5), whole.micros(0.99));
        return wrong.get();
    }

    private static AccessControl decent() {
        return AccessControl.builder()
                .admission(
                        module("magic-mutator").mutating(true).build(),
                        module("magic-validator").build())
                .build();
    }

    private static ModuleDefinition.Builder module(String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(name), name))
                .limits(Limits.DEFAULT.withDeadline(Duration.ofSeconds(10)))
                .rules(AdmissionRule.everything());
    }

    private void callGood(Admitter admitter) {
        RawJson object = RawJson.of(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\"},"
                        + "\"data\":{\"key\":\"" + "x".repeat(800) + "\"}}");
        while (running) {
            long before = System.nanoTime();
            Verdict verdict = admitter.admit(request(object));
            long nanos = System.nanoTime() - before;
            minute.record(nanos);
            whole.record(nanos);
            good.increment();
            boolean mutated = verdict instanceof Verdict.Allowed allowed
                    && allowed.object().isPresent()
                    && allowed.object().get().toString().contains("foobar");
            if (!mutated) {
                complain("a good module failed: " + verdict);
            }
        }
    }

    private void callHostile(AccessControls attackers) {
        RawJson object = RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}");
        while (running) {
            for (Hostile kind : Hostile.values()) {
                Verdict verdict = attackers.of(kind).admitter().admit(request(object));
                hostile.increment();
                List<FailureCode> codes =
                        verdict.errors().stream().map(error -> error.code()).toList();
                if (!(verdict instanceof Verdict.Denied) || !codes.equals(List.of(kind.failure()))) {
                    complain(kind + " did not fail as it has to: " + verdict);
                }
            }
        }
    }

    private static AdmissionRequest request(RawJson object) {
        return AdmissionRequest.builder(Operation.CREATE, CONFIG_MAP, CONFIG_MAPS, UserInfo.of("jane"))
                .name("a")
                .namespace("default")
                .object(object)
                .build();
    }

    private void complain(String what) {
        if (wrong.incrementAndGet() <= 10) {
            System.out.println(what);
        }
    }

    private void report(Duration duration, long end) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long metaspace =
                ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
        System.out.printf(
                "%5d s  good %d  hostile %d  wrong %d  p50 %.1f us  p99 %.1f us  p99.9 %.1f us  heap %d KiB  other %d KiB  threads %d%n",
                duration.toSeconds() - Math.max(0, (end - System.nanoTime()) / 1_000_000_000),
                good.sum(),
                hostile.sum(),
                wrong.get(),
                minute.micros(0.5),
                minute.micros(0.99),
                minute.micros(0.999),
                heap >> 10,
                metaspace >> 10,
                ManagementFactory.getThreadMXBean().getThreadCount());
        minute.clear();
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        return thread;
    }
}
