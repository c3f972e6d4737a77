package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real guest gets of the host, if nothing is granted. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class HostFunctionsTest {
    @Parameter
    EngineMode mode;

    private String report(ModuleDefinition.Builder definition) {
        ReviewException failure = Lab.failure(mode, definition);
        return failure.detail().strip();
    }

    private String report(String settings) {
        return report(Lab.probe(settings));
    }

    /** Errno by function. */
    private static Map<String, Integer> errnos(String report) {
        return Arrays.stream(report.split(" "))
                .map(entry -> entry.split("="))
                .collect(Collectors.toMap(entry -> entry[0], entry -> Integer.parseInt(entry[1])));
    }

    @Test
    void every_function_of_the_interface_answers_with_its_errno() {
        Map<String, Integer> errnos = errnos(report(Lab.guest("wasi-survey")));

        assertThat(errnos).hasSize(45);
        assertThat(errnos.keySet().stream().filter(name -> errnos.get(name) == 0))
                .containsExactlyInAnyOrder(
                        "args_get",
                        "args_sizes_get",
                        "environ_get",
                        "environ_sizes_get",
                        "clock_res_get",
                        "clock_time_get",
                        "fd_fdstat_get",
                        "fd_filestat_get",
                        "fd_read",
                        "fd_write",
                        "poll_oneoff",
                        "random_get",
                        "sched_yield");
        assertThat(errnos)
                .containsEntry("fd_seek", 70)
                .containsEntry("fd_tell", 70)
                .containsEntry("proc_raise", 52);
        assertThat(errnos.values().stream().filter(errno -> errno == 8))
                .as("the others ask for a descriptor that is not open")
                .hasSize(29);
    }

    @Test
    void hostile_pointers_are_faults() {
        assertThat(errnos(report(Lab.guest("hostile-pointers"))))
                .containsEntry("iovecs-beyond-the-end", 28)
                .allSatisfy((name, errno) -> assertThat(errno).as(name).isIn(21, 28));
    }

    @Test
    void input_is_read_once() {
        assertThat(report("{\"do\":\"read-again\"}")).isEqualTo("0");
    }

    @Test
    void there_are_no_arguments_no_environment_and_no_files() {
        assertThat(report("{\"do\":\"export\",\"n\":0}")).isEqualTo("validate");
        assertThat(Lab.failure(mode, Lab.probe("{\"do\":\"args\"}")).detail()).doesNotContain("probe");
        assertThat(Lab.failure(mode, Lab.probe("{\"do\":\"env\"}")).detail()).doesNotContain("=");
        assertThat(report("{\"do\":\"open\",\"path\":\"/etc/passwd\"}")).doesNotContain("root");
        assertThat(report("{\"do\":\"open\",\"path\":\"/etc/passwd\"}")).contains("pre-opened");
    }

    @Test
    void random_bytes_differ_from_call_to_call() {
        assertThat(report("{\"do\":\"random\",\"n\":16}")).isNotEqualTo(report("{\"do\":\"random\",\"n\":16}"));
    }

    @Test
    void a_result_of_the_exported_function_is_no_exit_code() {
        assertThat(Lab.load(mode, Lab.guest("export-with-result"), UseCase.AUTHORIZATION)
                        .authorizer()
                        .authorize(Lab.getConfigMap(UserInfo.of("ann"))))
                .isInstanceOf(Decision.NoOpinion.class);
    }
}
