package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of a call is left for the next one. The guests report what they find as their error. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class PristineGuestTest {
    @Parameter
    EngineMode mode;

    private void reportsAlways(ModuleDefinition.Builder definition, String report) {
        Admitter module = Lab.load(mode, definition, UseCase.ADMISSION).admitter();
        for (int i = 0; i < 3; i++) {
            ReviewException failure = Lab.failure(() -> module.admit(Lab.CREATE_CONFIG_MAP));
            assertThat(failure.detail()).isEqualTo(report);
        }
    }

    @Test
    void memory_is_as_at_the_start() {
        reportsAlways(Lab.probe("{\"do\":\"count\"}"), "1");
        reportsAlways(Lab.probe("{\"do\":\"remember\"}"), "nothing");
    }

    @Test
    void globals_are_as_at_the_start() {
        reportsAlways(Lab.guest("counts-in-global"), "1");
    }

    @Test
    void memory_has_the_size_that_it_had_at_the_start() {
        Admitter module = Lab.load(mode, Lab.probe("{\"do\":\"grow\",\"n\":3}"), UseCase.ADMISSION)
                .admitter();
        String first = Lab.failure(() -> module.admit(Lab.CREATE_CONFIG_MAP)).detail();
        String second = Lab.failure(() -> module.admit(Lab.CREATE_CONFIG_MAP)).detail();
        assertThat(Integer.parseInt(first)).isEqualTo(Integer.parseInt(second));
    }

    @Test
    void a_table_has_the_size_that_it_had_at_the_start() {
        reportsAlways(Lab.guest("grows-table"), "2");
    }

    @Test
    void a_data_segment_that_was_dropped_is_there_again() {
        reportsAlways(Lab.guest("drops-data"), "7");
    }

    @Test
    void initialisation_happens_once_for_each_guest() {
        reportsAlways(Lab.guest("counts-initialize"), "1");
        reportsAlways(Lab.probe("{\"do\":\"initialized\"}"), "1");
    }

    @Test
    void a_table_is_as_the_start_has_left_it() {
        reportsAlways(Lab.guest("initialize-fills-table"), "5");
        reportsOnEveryGuest(Lab.guest("initialize-fills-table").guests(3), "5");
    }

    @Test
    void a_call_that_leaves_through_an_exit_is_undone_as_any_other() {
        reportsAlways(Lab.guest("exits-with-zero"), "2");
    }

    @Test
    void every_guest_is_as_the_first_one_was_after_its_start() {
        reportsOnEveryGuest(Lab.guest("counts-initialize").guests(3), "1");
        reportsOnEveryGuest(Lab.probe("{\"do\":\"initialized\"}").guests(3), "1");
    }

    private void reportsOnEveryGuest(ModuleDefinition.Builder definition, String report) {
        Admitter module = Lab.load(mode, definition, UseCase.ADMISSION).admitter();
        Stream<String> reports = IntStream.range(0, 60).parallel().mapToObj(i -> Lab.failure(
                        () -> module.admit(Lab.CREATE_CONFIG_MAP))
                .detail());
        assertThat(reports).containsOnly(report);
    }

    @Test
    void calls_at_the_same_time_see_only_their_own_input() throws Exception {
        Admitter module = Lab.load(mode, Lab.probe("{}"), UseCase.ADMISSION).admitter();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> reports = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            AdmissionRequest request =
                    Lab.CREATE_CONFIG_MAP.toBuilder().name("canary-" + i + "-").build();
            reports.add(threads.submit(
                    () -> Lab.failure(() -> module.admit(request)).detail()));
        }
        for (int i = 0; i < 40; i++) {
            assertThat(reports.get(i).get()).contains("canary-" + i + "-").containsOnlyOnce("canary-");
        }
        threads.shutdown();
    }
}
