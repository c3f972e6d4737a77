package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.UseCase;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guests that do all they can to keep what they read find nothing of it in the next call. The number of calls of each
 * test is the system property {@code wasmk8s.canary.calls}; {@code extended/canary} makes a hundred thousand.
 */
class CanaryTest {
    private static final int CALLS = Integer.getInteger("wasmk8s.canary.calls", 3000);
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
    private static final String CLEAN = "clean";

    /** Where they keep it: memory, tables, globals, memory that was grown, dropped segments, streams. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hoards-input",
                "hoards-input-in-globals",
                "hoards-input-in-grown-memory",
                "hoards-input-in-segments",
                "hoards-input-in-streams",
                "hoards-input-in-table",
                "hoards-input-in-tables"
            })
    void no_call_finds_what_an_earlier_one_has_kept(String guest) throws Exception {
        Admitter module = load(Lab.guest(guest).guests(THREADS - 1));
        allClean(module, Executors.newFixedThreadPool(THREADS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hoards-input", "hoards-input-in-grown-memory", "hoards-input-in-tables"})
    void nor_on_virtual_threads(String guest) throws Exception {
        Optional<Method> virtual = Arrays.stream(Executors.class.getMethods())
                .filter(method -> method.getName().equals("newVirtualThreadPerTaskExecutor"))
                .findFirst();
        assumeTrue(virtual.isPresent(), "this JDK has no virtual threads");
        Admitter module = load(Lab.guest(guest).guests(THREADS - 1));
        allClean(module, (ExecutorService) virtual.get().invoke(null));
    }

    /** Without this, the tests above would pass with guests that never find anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hoards-input",
                "hoards-input-in-globals",
                "hoards-input-in-grown-memory",
                "hoards-input-in-segments",
                "hoards-input-in-table",
                "hoards-input-in-tables"
            })
    void each_finds_what_is_left_if_nothing_is_undone(String guest) throws UnusableModuleException {
        ModuleInstance instance = instance(guest);
        assertThat(report(instance, streams(1))).contains(CLEAN);
        assertThat(report(instance, streams(1))).doesNotContain(CLEAN);
    }

    @Test
    void streams_that_are_used_again_are_found_as_they_were_left() throws UnusableModuleException {
        ModuleInstance instance = instance("hoards-input-in-streams");
        StandardStreams streams = streams(1);
        assertThat(report(instance, streams)).contains(CLEAN);
        String first = streams.output().toString();
        assertThat(report(instance, streams)).isEqualTo(first);

        ModuleInstance other = instance("hoards-input-in-streams");
        assertThat(report(other, streams(1))).contains(CLEAN);
        assertThat(report(other, streams(2))).contains(CLEAN);
    }

    @Test
    void random_bytes_do_not_repeat() {
        Admitter module = load(Lab.probe("{\"do\":\"random\",\"n\":16}").guests(2));
        Set<String> reports = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < CALLS; i++) {
            assertThat(reports.add(failure(module, Lab.CREATE_CONFIG_MAP))).isTrue();
        }
    }

    @Test
    void files_that_a_call_leaves_open_are_closed_and_read_from_the_beginning(@TempDir Path directory)
            throws Exception {
        Files.writeString(directory.resolve("kept"), "abc");
        Grants grants = new Grants(List.of(), Map.of(), Map.of("/data", directory));
        Admitter module = load(Lab.guest("leaves-file-open").grants(grants).guests(2));
        for (int i = 0; i < 200; i++) {
            assertThat(failure(module, Lab.CREATE_CONFIG_MAP)).isEqualTo("4a");
        }
    }

    private static Admitter load(ModuleDefinition.Builder definition) {
        return Lab.load(EngineMode.COMPILED, definition, UseCase.ADMISSION).admitter();
    }

    /** Calls on all threads at once. Every call has an input of its own. */
    private static void allClean(Admitter module, ExecutorService threads) throws Exception {
        List<Future<Map<String, Long>>> reports = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            reports.add(threads.submit(() -> reports(module, thread, CALLS / THREADS)));
        }
        for (Future<Map<String, Long>> each : reports) {
            assertThat(each.get()).isEqualTo(Map.of(CLEAN, (long) CALLS / THREADS));
        }
        threads.shutdown();
    }

    private static Map<String, Long> reports(Admitter module, int thread, int calls) {
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            AdmissionRequest request = Lab.CREATE_CONFIG_MAP.toBuilder()
                    .name("canary-" + thread + "-" + i)
                    .build();
            reports.add(failure(module, request));
        }
        return reports.stream().collect(Collectors.groupingBy(report -> report, Collectors.counting()));
    }

    /** What a guest says in place of a verdict. */
    private static String failure(Admitter module, AdmissionRequest request) {
        return Lab.failure(() -> module.admit(request)).detail();
    }

    private static ModuleInstance instance(String guest) throws UnusableModuleException {
        return ParsedModule.parse(Guests.bytes(guest))
                .compile(EngineMode.COMPILED)
                .instantiate(
                        new WasiHost(StandardStreams.empty(), HostClock.system(), new SecureRandom()), Grants.NONE, 64);
    }

    private static StandardStreams streams(int number) {
        return new StandardStreams(RawJson.of("{\"request\":{\"canary\":" + number + "}}"), 1000, 1000);
    }

    private static String report(ModuleInstance instance, StandardStreams streams) {
        instance.beginCall(streams);
        try {
            instance.call(UseCase.ADMISSION.export());
            return streams.output().toString();
        } catch (ReviewException trapped) {
            return trapped.detail();
        }
    }
}
