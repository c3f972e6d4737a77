package dev.wasmk8s.runtime.internal.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchesTest {
    private static final String OBJECT = "{\"a\":1,\"l\":[1,2],\"o\":{\"x/y\":\"z\",\"-\":1}}";
    private static final JsonPatches PATCHES = new JsonPatches(10_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'add','path':'/b','value':2}            | {'a':1,'l':[1,2],'o':{'x/y':'z','-':1},'b':2}",
                "{'op':'add','path':'/l/-','value':3}          | {'a':1,'l':[1,2,3],'o':{'x/y':'z','-':1}}",
                "{'op':'add','path':'/l/0','value':null}       | {'a':1,'l':[null,1,2],'o':{'x/y':'z','-':1}}",
                "{'op':'replace','path':'/a','value':{'b':[]}} | {'a':{'b':[]},'l':[1,2],'o':{'x/y':'z','-':1}}",
                "{'op':'remove','path':'/o/x~1y'}              | {'a':1,'l':[1,2],'o':{'-':1}}",
                "{'op':'remove','path':'/o/-'}                 | {'a':1,'l':[1,2],'o':{'x/y':'z'}}",
                "{'op':'remove','path':'/l/0'}                 | {'a':1,'l':[2],'o':{'x/y':'z','-':1}}",
                "{'op':'move','from':'/a','path':'/o/a'}       | {'l':[1,2],'o':{'x/y':'z','-':1,'a':1}}",
                "{'op':'copy','from':'/l','path':'/m'}         | {'a':1,'l':[1,2],'o':{'x/y':'z','-':1},'m':[1,2]}",
                "{'op':'test','path':'/a','value':1}           | {'a':1,'l':[1,2],'o':{'x/y':'z','-':1}}",
                "{'op':'replace','path':'','value':{'n':1}}    | {'n':1}",
                "{'op':'copy','from':'/a','path':'/b'},{'op':'replace','path':'/a','value':2} |"
                        + " {'a':2,'l':[1,2],'o':{'x/y':'z','-':1},'b':1}"
            })
    void operations_do_what_the_standard_says(String operations, String result) throws InapplicablePatchException {
        assertThat(apply(quoted("[" + operations + "]"))).hasToString(quoted(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'remove','path':'/none'}",
                "{'op':'Add','path':'/b','value':1}",
                "{'op':'COPY','from':'','path':'/b'}",
                "{'op':'remove','path':'/l/2'}",
                "{'op':'remove','path':'/l/-'}",
                "{'op':'remove','path':''}",
                "{'op':'replace','path':'/none','value':1}",
                "{'op':'replace','path':'/l/-','value':1}",
                "{'op':'add','path':'/none/x','value':1}",
                "{'op':'add','path':'/l/3','value':1}",
                "{'op':'add','path':'/l/01','value':1}",
                "{'op':'add','path':'/l/99999999999','value':1}",
                "{'op':'add','path':'a','value':1}",
                "{'op':'add','path':'/a~','value':1}",
                "{'op':'add','path':'/a~01','value':1}",
                "{'op':'add','path':'/a'}",
                "{'op':'add','path':1,'value':1}",
                "{'op':'test','path':'/a','value':2}",
                "{'op':'move','from':'/o','path':'/o/p'}",
                "{'op':'move','from':'/none','path':'/o/p'}",
                "{'op':'copy','from':'/l/-','path':'/o/p'}",
                "{'op':'copy','from':'x','path':'/o/p'}",
                "{'op':'copy','path':'/o/p'}",
                "{'op':'frobnicate','path':'/a'}",
                "{'path':'/a'}",
                "{'op':'replace','path':'','value':[]}"
            })
    void operations_that_do_not_fit_fail_without_quoting_values(String operation) {
        assertThatThrownBy(() -> apply(quoted("[" + operation + "]")))
                .isInstanceOf(InapplicablePatchException.class)
                .hasMessageNotContainingAny("\"z\"", "value 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "1",
                "[1]",
                "[null]",
                "[[]]",
                "[]x",
                "[{\"a\":1,\"a\":2}]",
                "[1e99999999999]"
            })
    void what_is_no_list_of_operations_is_undecodable(String patch) {
        assertThatThrownBy(() -> PATCHES.decode(RawJson.of(patch)))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_MALFORMED))
                .hasMessageStartingWith("received undecodable patch in webhook response: ");
    }

    @Test
    void an_empty_list_is_empty() throws InapplicablePatchException {
        assertThat(PATCHES.decode(RawJson.of(" [ ] ")).isEmpty()).isTrue();
        assertThat(apply("[]")).hasToString(OBJECT);
    }

    @Test
    void numbers_stay_exact() throws InapplicablePatchException {
        String object = "{\"i\":123456789012345678901234567890,\"d\":1.50,\"p\":0.1234567890123456789012345678901}";
        assertThat(PATCHES.decode(RawJson.of("[{\"op\":\"add\",\"path\":\"/q\",\"value\":9007199254740993.0}]"))
                        .applyTo(RawJson.of(object)))
                .hasToString(object.replace("}", ",\"q\":9007199254740993.0}"));
    }

    @Test
    void the_number_of_operations_is_bounded() throws InapplicablePatchException {
        String test = "{\"op\":\"test\",\"path\":\"/a\",\"value\":1}";
        assertThat(apply(list(test, 10_000))).hasToString(OBJECT);
        assertThatThrownBy(() -> apply(list(test, 10_001))).isInstanceOf(ReviewException.class);
    }

    @Test
    void what_doubles_an_object_again_and_again_is_stopped() {
        assertThatThrownBy(() -> apply(list("{\"op\":\"copy\",\"from\":\"\",\"path\":\"/o/c\"}", 50)))
                .isInstanceOf(InapplicablePatchException.class)
                .hasMessage("it copies or moves too much");
        assertThatThrownBy(() -> apply(list("{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/b\"}", 101)))
                .isInstanceOf(InapplicablePatchException.class)
                .hasMessageContaining("100 times");
    }

    @Test
    void what_becomes_too_deep_or_too_large_is_stopped() {
        assertThatThrownBy(
                        () -> apply(list("{\"op\":\"move\",\"from\":\"/o\",\"path\":\"" + "/o".repeat(201) + "\"}", 1)))
                .isInstanceOf(InapplicablePatchException.class)
                .hasMessage("a path has more than 200 steps");
        assertThatThrownBy(() -> apply("[{\"op\":\"add\",\"path\":\"/t\",\"value\":\"" + "t".repeat(10_000) + "\"}]"))
                .isInstanceOf(InapplicablePatchException.class)
                .hasMessageContaining("its limit is 10000");
    }

    @Test
    void the_library_is_there_in_tests() {
        assertThat(PatchLibrary.problem()).isEmpty();
    }

    private static RawJson apply(String patch) throws InapplicablePatchException {
        return PATCHES.decode(RawJson.of(patch)).applyTo(RawJson.of(OBJECT));
    }

    private static String list(String operation, int times) {
        return "[" + String.join(",", Collections.nCopies(times, operation)) + "]";
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
