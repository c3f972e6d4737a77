package dev.wasmk8s.gateway.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/api/,/api/",
        "/api/v1/pods,/api/v1/pods",
        "/system%3anode,/system:node",
        "/a%20b,/a b",
        "/%C3%A9,/\u00e9",
        "/a+b,/a+b",
        "/...,/...",
        "/.well-known,/.well-known",
        "/a..b/..c,/a..b/..c",
        "/%2e%2ea,/..a",
        "/https:s:443,/https:s:443",
        "/a=b&c=d,/a=b&c=d",
    })
    void anUnambiguousPathIsDecoded(String raw, String path) {
        assertThat(RequestPath.decode(raw)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/v1/pods",
                "*",
                "http://host/api/v1/pods",
                "//api/v1/pods",
                "/api//v1/pods",
                "/api/v1/pods//",
                "/api/v1/namespaces//pods",
                "/api/v1/./pods",
                "/api/v1/../v1/pods",
                "/api/v1/configmaps/..",
                "/api/v1/configmaps/.",
                "/api/v1/%2e/pods",
                "/api/v1/%2E%2e/pods",
                "/api/v1/.%2e/pods",
                "/api/v1/configmaps%2f..%2fsecrets",
                "/api/v1/configmaps%2Fa",
                "/api/v1%2fpods",
                "/%2fapi/v1/pods",
                "/api\\v1\\pods",
                "/api/v1%5cpods",
                "/api/v1/pods;a=b",
                "/api/v1/pods%3ba=b",
                "/api/v1/pods%252fa",
                "/api/v1/pods%25",
                "/api/v1/pods%3Fwatch=1",
                "/api/v1/pods%23a",
                "/api/v1/pods#a",
                "/api/v1/po%00ds",
                "/api/v1/pods%0a",
                "/api/v1/pods%0d%0aX:y",
                "/api/v1/pods%7f",
                "/api/v1/pods%c2%85",
                "/api/v1/po ds",
                "/api/v1/p\u00f6ds",
                "/api/v1/pods\u0000",
                "/api/v1/pods\n",
                "/api/v1/pods%",
                "/api/v1/pods%2",
                "/api/v1/pods%zz",
                "/api/v1/pods%+1",
                "/api/v1/pods%ff",
                "/api/v1/pods%c0%af",
                "/api/v1/pods%ed%a0%80",
                "/api/v1/pods|a",
                "/api/v1/\"pods\"",
                "/api/v1/<pods>",
                "/api/v1/{pods}",
            })
    void anAmbiguousPathIsRefused(String raw) {
        assertThatThrownBy(() -> RequestPath.decode(raw)).isInstanceOf(MalformedRequestException.class);
    }

    /** Readers that decode before or after they split, that decode twice, or that normalise, all read the same. */
    @Property(tries = 20_000)
    void whatIsNotRefusedReadsTheSameToEveryReader(@ForAll("paths") String raw) {
        String path;
        try {
            path = RequestPath.decode(raw);
        } catch (MalformedRequestException e) {
            return;
        }
        List<String> decodedThenSplit = List.of(path.split("/", -1));
        List<String> splitThenDecoded = List.of(raw.split("/", -1)).stream()
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        assertThat(decodedThenSplit).isEqualTo(splitThenDecoded);
        assertThat(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(path);
        URI uri = URI.create("https://host" + raw);
        assertThat(uri.normalize().getPath()).isEqualTo(path);
        assertThat(URI.create("https://host" + uri.normalize().getRawPath())).isEqualTo(uri);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/", "/", "/", "a", "api", "v1", ".", "..", "%2e", "%2f", "%5c", "%25", "%", "2e", "2f", "\\", ";", ":",
                "+", "%20", "?", "#", "%00", "\u00e9", "%c3%a9", "%c3", "//");
        return pieces.list().ofMaxSize(8).map(list -> "/" + String.join("", list));
    }
}
