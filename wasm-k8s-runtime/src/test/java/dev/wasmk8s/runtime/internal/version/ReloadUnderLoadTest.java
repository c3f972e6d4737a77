package dev.wasmk8s.runtime.internal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.review.ModuleLoaders;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A thousand reloads, every second one broken, while several threads ask without a pause: no request fails, each is
 * answered by one version and no mixture of two, by none that was replaced before it began, and what replaced versions
 * had is gone afterwards.
 *
 * <p>Two modules have the number of the version in their settings, and warn with it.
 */
class ReloadUnderLoadTest {
    private static final int RELOADS = 1000;
    private static final int THREADS = 3;

    /** Each so many good versions come with code of their own, which has to be compiled, and unloaded afterwards. */
    private static final int NEW_CODE = 250;

    private static final byte[] PROBE = Guests.bytes("probe");

    private static final AdmissionRequest REQUEST = AdmissionRequest.builder(
                    Operation.CREATE,
                    new GroupVersionKind("", "v1", "ConfigMap"),
                    new GroupVersionResource("", "v1", "configmaps"),
                    UserInfo.of("ann"))
            .name("x")
            .namespace("default")
            .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"}}"))
            .build();

    /** The newest version that may answer: its reload has begun. */
    private volatile int begun;

    /** The oldest version that may answer a call that begins: its reload has ended. */
    private volatile int inUse;

    private volatile boolean broken;
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void every_request_is_answered_by_exactly_one_version_and_nothing_stays() throws Exception {
        ModuleLoaders loaders = ModuleLoaders.start(EngineMode.COMPILED, ImageStore.NONE, Signals.NONE);
        FileJournal journal = new FileJournal();
        try (Reloader reloader =
                Reloader.start(this::plan, plan(journal), journal, loaders, event -> {}, Clock.systemUTC())) {
            Admitter admitter = new CurrentAdmitter(reloader.versions());
            for (int i = 0; i < 100; i++) {
                ask(admitter);
            }
            long heapBefore = heap();
            List<WeakReference<Version>> replaced = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            long answers = 0;
            try {
                List<Future<Long>> users = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    users.add(threads.submit((Callable<Long>) () -> askUntilDone(admitter)));
                }
                for (int i = 1; i <= RELOADS; i++) {
                    broken = i % 2 == 0;
                    replaced.add(new WeakReference<>(reloader.versions().current()));
                    begun = i;
                    assertThat(reload(reloader)).isEqualTo(!broken);
                    if (!broken) {
                        inUse = i;
                    }
                }
                done.set(true);
                for (Future<Long> user : users) {
                    answers += user.get();
                }
            } finally {
                done.set(true);
                threads.shutdownNow();
            }
            assertThat(answers).isGreaterThan(THREADS);
            assertThat(reloader.versions().descriptions()).hasSize(1);
            assertThat(reloader.current().number()).isEqualTo(1 + RELOADS / 2);
            assertThat(loaders.keptModules()).isEqualTo(1);
            assertThat(loaders.keptPools()).isEqualTo(2);
            Version current = reloader.versions().current();
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                System.gc();
                assertThat(replaced).allMatch(reference -> reference.get() == null || reference.get() == current);
            });
            System.out.printf(
                    "%d reloads, %d answers, heap %,d KiB before and %,d KiB after%n",
                    RELOADS, answers, heapBefore >> 10, heap() >> 10);
        }
        assertThat(loaders.keptModules()).isZero();
        assertThat(loaders.keptPools()).isZero();
    }

    private long askUntilDone(Admitter admitter) {
        long answers = 0;
        while (!done.get()) {
            ask(admitter);
            answers++;
        }
        return answers;
    }

    private void ask(Admitter admitter) {
        int oldest = inUse;
        Verdict verdict = admitter.admit(REQUEST);
        int newest = begun;
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict.warnings()).hasSize(2);
        String number = verdict.warnings().get(0).substring("first ".length());
        assertThat(verdict.warnings()).containsExactly("first " + number, "second " + number);
        assertThat(Integer.parseInt(number)).isBetween(oldest, newest);
    }

    private static boolean reload(Reloader reloader) {
        try {
            reloader.reload();
            return true;
        } catch (InvalidConfigurationException e) {
            return false;
        }
    }

    private Plan plan(FileJournal journal) {
        Plan plan = new Plan(journal);
        plan.admission().add(module("first").build());
        if (!broken) {
            plan.admission().add(module("second").build());
            return plan;
        }
        switch (begun / 2 % 5) {
            case 0 ->
                plan.admission().add(module("second").settings(RawJson.of("{")).build());
            case 1 -> plan.admission().add(module("first").build());
            case 2 -> plan.admission().add(of("second", Arrays.copyOf(PROBE, PROBE.length / 2)));
            case 3 -> plan.admission().add(of("second", Guests.bytes("initialize-traps")));
            default ->
                plan.admission()
                        .add(ModuleDefinition.builder(
                                        "second",
                                        ModuleSource.classpath(getClass().getClassLoader(), "none"))
                                .build());
        }
        return plan;
    }

    private static ModuleDefinition of(String name, byte[] wasm) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(wasm, "broken.wasm"))
                .build();
    }

    /** Every third version has new guests, because of another limit; the others go on with those that are there. */
    private ModuleDefinition.Builder module(String name) {
        int number = begun;
        String answer = "{\\\"response\\\":{\\\"apiVersion\\\":\\\"admission.k8s.io/v1\\\","
                + "\\\"kind\\\":\\\"AdmissionReview\\\",\\\"response\\\":{\\\"uid\\\":\\\"$uid\\\",\\\"allowed\\\":true,"
                + "\\\"warnings\\\":[\\\"" + name + " " + number + "\\\"]}}}";
        return ModuleDefinition.builder(name, ModuleSource.bytes(code(number / NEW_CODE), "probe.wasm"))
                .settings(RawJson.of("{\"stdout\":\"" + answer + "\"}"))
                .rules(AdmissionRule.everything())
                .limits(Limits.DEFAULT.withDeadline(Duration.ofMinutes(5).plusMillis(number / 3)))
                .guests(4);
    }

    /** The probe with a custom section that makes it another module. */
    private static byte[] code(int number) {
        byte[] name = ("n" + number).getBytes(StandardCharsets.UTF_8);
        byte[] code = Arrays.copyOf(PROBE, PROBE.length + 3 + name.length);
        code[PROBE.length + 1] = (byte) (name.length + 1);
        code[PROBE.length + 2] = (byte) name.length;
        System.arraycopy(name, 0, code, PROBE.length + 3, name.length);
        return code;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
