package dev.wasmk8s.spec.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullPatchTest {
    private static final RawJson ORIGINAL = RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
            + "\"metadata\":{\"name\":\"n\",\"namespace\":\"s\",\"uid\":\"u\",\"labels\":{\"a\":\"b\"}},\"data\":{}}");
    private static final String SAME = "\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
            + "\"metadata\":{\"name\":\"n\",\"namespace\":\"s\",\"uid\":\"u\"}";

    @Test
    void theObjectComesOutByteForByteWithoutWhiteSpaceAroundIt() {
        String object = "{ \"x\" : 1.10, \"y\":1e999, \"z\":\"\\u00e9\u20ac\"," + SAME + "}";
        assertThat(decode("\n\t " + object + " \r\n")).hasToString(object);
        assertThat(decode(object).isChecked()).isTrue();
    }

    @Property(tries = 200)
    void whatIsEncodedIsDecoded(@ForAll byte[] bytes) {
        String patch = FullPatch.encode(RawJson.wrap(bytes));
        assertThat(patch).isEqualTo(Base64.getEncoder().encodeToString(bytes));
        assertThat(FullPatch.decodeBase64(patch).toByteArray()).isEqualTo(bytes);
    }

    @Test
    void onlyThePartIsEncoded() {
        byte[] bytes = "xx{}yy".getBytes(StandardCharsets.US_ASCII);
        assertThat(FullPatch.encode(RawJson.wrap(bytes, 2, 2))).isEqualTo("e30=");
    }

    @Test
    void lineBreaksInBase64AreIgnored() {
        String base64 = base64("{" + SAME + "}");
        assertThat(FullPatch.decode("\r\n" + base64.replaceAll("(.{10})", "$1\r\n") + "\n", ORIGINAL))
                .hasToString("{" + SAME + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30", "e3", "e", "e30==", "=", "e3!=", "e30 =", "eyI_IjowfSA-", "e30=e30=", "é30="})
    void whatIsNotPaddedStandardBase64IsUndecodable(String patch) {
        assertThatThrownBy(() -> FullPatch.decode(patch, ORIGINAL))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                .hasMessageStartingWith("received undecodable patch in webhook response: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"{}\"",
                "{} {}",
                "{",
                "{\"a\":1,\"a\":1}",
                "{\"kind\":5}",
                "{\"metadata\":[]}",
                "{\"metadata\":{\"name\":5}}"
            })
    void whatIsNotOneObjectIsUndecodable(String json) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                .hasMessageStartingWith("received undecodable patch in webhook response: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v1\"                  | \"v2\"              | apiVersion",
                "\"apiVersion\":\"v1\",  | ``                  | apiVersion",
                "ConfigMap               | Secret              | kind",
                "ConfigMap               | configmap           | kind",
                "\"name\":\"n\"          | \"name\":\"m\"      | metadata.name",
                "\"name\":\"n\",         | ``                  | metadata.name",
                "\"name\":\"n\"          | \"name\":null       | metadata.name",
                "\"s\"                   | \"\"                | metadata.namespace",
                "\"u\"                   | \"v\"               | metadata.uid",
                "\"metadata\"            | \"Metadata\"        | metadata.name"
            })
    void anotherObjectIsRefused(String part, String replacement, String field) {
        String changed = ("{" + SAME + "}").replace(part, replacement);
        assertThatThrownBy(() -> decode(changed))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_REFUSED))
                .hasMessage("the patch changes " + field + " of the object; it must stay as it was");
    }

    @Test
    void metadataThatWasEmptyMayBeFilledIn() {
        RawJson generated = RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"\"}}");
        assertThat(FullPatch.decode(base64("{" + SAME + "}"), generated)).hasToString("{" + SAME + "}");
    }

    @Test
    void anOriginalThatIsNoObjectIsTheCallersFault() {
        assertThatThrownBy(() -> FullPatch.decode(base64("{" + SAME + "}"), RawJson.of("[]")))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED));
    }

    private static RawJson decode(String json) {
        return FullPatch.decode(base64(json), ORIGINAL);
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
