package dev.wasmk8s.examples.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.examples.apiserver.Kubectl.Result;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README promises of kubectl, with the one that is installed. */
class KubectlTest {
    private static final String DENIED =
            "admission webhook \"magic-validator\" denied the request: the key `not-allowed-value` is not allowed in a"
                    + " ConfigMap";

    @TempDir
    private static Path home;

    private static RunningGateway gateway;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Settings.local(event -> {}));
        kubectl = Kubectl.of(home, gateway, "magic-token");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void getPodsIsForbidden() throws Exception {
        Result result = kubectl.run("get", "pods");

        assertThat(result.code()).isNotZero();
        assertThat(result.err())
                .startsWith("Error from server (Forbidden): pods is forbidden: User \"magic-user\" cannot list resource"
                        + " \"pods\" in API group \"\" in the namespace \"default\"");
    }

    @Test
    void getConfigMapsWorks() throws Exception {
        kubectl.run("create", "configmap", "listed", "--from-literal=a=b").orFail();

        assertThat(kubectl.run("get", "configmaps").orFail()).contains("NAME").contains("listed");
        assertThat(kubectl.run("get", "cm", "-A", "-o", "name").orFail()).contains("configmap/listed");
    }

    @Test
    void aPlainConfigMapIsStoredWithTheValueOfTheModule() throws Exception {
        kubectl.run("create", "configmap", "plain", "--from-literal=a=b").orFail();

        assertThat(kubectl.run("get", "configmap", "plain", "-o", "jsonpath={.data}")
                        .orFail())
                .isEqualTo("{\"a\":\"b\",\"magic-value\":\"foobar\"}");
    }

    @Test
    void creatingOneWithTheForbiddenKeyIsDenied() throws Exception {
        Result result = kubectl.run("create", "configmap", "bad", "--from-literal=not-allowed-value=x");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains(DENIED);
        assertThat(kubectl.run("get", "configmap", "bad").err()).contains("NotFound");
    }

    @Test
    void aFileIsTheSame() throws Exception {
        Result result = kubectl.runWith(manifest("file", "not-allowed-value"), "create", "-f", "-");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains(DENIED);
    }

    @ParameterizedTest
    @CsvSource({"apply,", "server-side apply,--server-side"})
    void applyThatAddsTheForbiddenKeyIsDenied(String title, String option) throws Exception {
        String name = title.replace(' ', '-');
        String[] apply = option == null ? new String[] {"apply", "-f", "-"} : new String[] {"apply", option, "-f", "-"};
        kubectl.runWith(manifest(name, "key"), apply).orFail();

        Result denied = kubectl.runWith(manifest(name, "not-allowed-value"), apply);
        kubectl.runWith(manifest(name, "other"), apply).orFail();

        assertThat(denied.code()).isNotZero();
        assertThat(denied.err()).contains(DENIED);
        assertThat(kubectl.run("get", "configmap", name, "-o", "jsonpath={.data}")
                        .orFail())
                .isEqualTo("{\"magic-value\":\"foobar\",\"other\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | [{\"op\":\"add\",\"path\":\"/data/KEY\",\"value\":\"x\"}]",
                "merge | {\"data\":{\"KEY\":\"x\"}}",
                "strategic | {\"data\":{\"KEY\":\"x\"}}",
            })
    void aPatchThatAddsTheForbiddenKeyIsDenied(String type, String patch) throws Exception {
        String name = "patched-" + type;
        kubectl.run("create", "configmap", name, "--from-literal=a=b").orFail();

        Result denied = kubectl.run(
                "patch", "configmap", name, "--type=" + type, "-p", patch.replace("KEY", "not-allowed-value"));
        kubectl.run("patch", "configmap", name, "--type=" + type, "-p", patch.replace("KEY", "allowed"))
                .orFail();

        assertThat(denied.code()).isNotZero();
        assertThat(denied.err()).contains(DENIED);
        assertThat(kubectl.run("get", "configmap", name, "-o", "jsonpath={.data}")
                        .orFail())
                .isEqualTo("{\"a\":\"b\",\"allowed\":\"x\",\"magic-value\":\"foobar\"}");
    }

    @Test
    void otherWritesWork() throws Exception {
        kubectl.run("create", "configmap", "written", "--from-literal=a=b").orFail();

        kubectl.run("label", "configmap", "written", "x=y").orFail();
        kubectl.run("annotate", "configmap", "written", "x=y").orFail();
        kubectl.runWith(manifest("written", "replaced"), "replace", "-f", "-").orFail();
        assertThat(kubectl.run("get", "configmap", "written", "-o", "yaml").orFail())
                .contains("replaced: x");
        kubectl.run("delete", "configmap", "written").orFail();
        assertThat(kubectl.run("get", "configmap", "written").code()).isNotZero();
    }

    @Test
    void aWatchStreams() throws Exception {
        kubectl.run("create", "configmap", "before", "--from-literal=a=b").orFail();
        Process watch = kubectl.start("get", "configmaps", "--watch", "--output-watch-events", "--no-headers");
        try (BufferedReader lines = watch.inputReader()) {
            awaitLine(lines, "ADDED", "before");
            kubectl.run("create", "configmap", "during", "--from-literal=a=b").orFail();
            awaitLine(lines, "ADDED", "during");
            kubectl.run("delete", "configmap", "during").orFail();
            awaitLine(lines, "DELETED", "during");
        } finally {
            watch.destroy();
        }
    }

    @Test
    void aWrongTokenIsUnauthorized() throws Exception {
        Result result = Kubectl.of(home, gateway, "wrong").run("get", "configmaps");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("You must be logged in to the server");
    }

    /** Without a token, kubectl asks for a name and a password, which nobody knows either. */
    @Test
    void noTokenIsUnauthorized() throws Exception {
        Result result = Kubectl.of(home, gateway, "").run("get", "configmaps", "--username=a", "--password=b");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("You must be logged in to the server");
    }

    @Test
    void discoveryWorks() throws Exception {
        assertThat(kubectl.run("version").orFail()).contains("Server Version: v1.");
        assertThat(kubectl.run("api-resources", "-o", "name").orFail())
                .contains("configmaps", "pods", "deployments.apps", "namespaces");
        assertThat(kubectl.run("explain", "configmap.data").orFail()).contains("map[string]string");
        assertThat(kubectl.run("auth", "whoami").orFail())
                .contains("magic-user")
                .contains("magic-group");
    }

    @ParameterizedTest
    @CsvSource({"create configmaps,yes,0", "create pods,no,1", "get /version,yes,0", "get /metrics,no,1"})
    void askingWhatOneMayDoIsAnsweredByTheModules(String access, String answer, int code) throws Exception {
        String[] words = access.split(" ");
        Result result = kubectl.run("auth", "can-i", words[0], words[1]);

        assertThat(result.out()).startsWith(answer);
        assertThat(result.code()).isEqualTo(code);
    }

    /** Modules cannot list what they allow. */
    @Test
    void theListOfAllThatOneMayDoSaysThatItIsIncomplete() throws Exception {
        Result result = kubectl.run("auth", "can-i", "--list");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("the list may be incomplete");
        assertThat(result.out()).startsWith("Resources");
    }

    private static void awaitLine(BufferedReader lines, String type, String name) throws Exception {
        CompletableFuture.runAsync(() -> lines.lines()
                        .filter(line -> line.startsWith(type) && line.contains(" " + name + " "))
                        .findFirst())
                .get(60, TimeUnit.SECONDS);
    }

    private static String manifest(String name, String key) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, data: {" + key + ": x}}";
    }
}
