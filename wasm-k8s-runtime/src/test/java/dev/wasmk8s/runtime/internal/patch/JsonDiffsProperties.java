package dev.wasmk8s.runtime.internal.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.SameJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonDiffsProperties {
    @Property(tries = 500)
    void a_difference_that_is_applied_gives_the_same_object(
            @ForAll("objects") String from, @ForAll("objects") String to) throws InapplicablePatchException {
        RawJson result = apply(RawJson.of(from), RawJson.of(to));
        assertThat(SameJson.test(result, RawJson.of(to))).as("%s", result).isTrue();
    }

    @Property(tries = 100)
    void equal_objects_have_no_difference(@ForAll("objects") String object) {
        assertThat(JsonDiffs.between(RawJson.of(object), RawJson.of(" " + object)))
                .hasToString("[]");
    }

    @Example
    void a_difference_is_small() {
        assertThat(JsonDiffs.between(
                        RawJson.of("{\"a\":{\"b\":1,\"c\":[1,2,3]},\"d\":1}"),
                        RawJson.of("{\"a\":{\"b\":1,\"c\":[1,3],\"e/f\":2}}")))
                .hasToString(
                        "[{\"op\":\"remove\",\"path\":\"/a/c/1\"},{\"op\":\"add\",\"path\":\"/a/e~1f\",\"value\":2},"
                                + "{\"op\":\"remove\",\"path\":\"/d\"}]");
    }

    @Example
    void a_key_that_the_library_confuses_makes_the_whole_be_replaced() {
        assertThat(JsonDiffs.between(RawJson.of("{\"a\":1}"), RawJson.of("{\"a\":1,\"~1\":2}")))
                .hasToString("[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"a\":1,\"~1\":2}}]");
    }

    @Example
    void a_number_that_no_tree_can_hold_makes_the_whole_be_replaced() {
        assertThat(JsonDiffs.between(RawJson.of("{\"a\":1}"), RawJson.of("{\"a\":1e99999999999}")))
                .hasToString("[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"a\":1e99999999999}}]");
    }

    @Example
    void large_arrays_make_the_whole_be_replaced() throws InapplicablePatchException {
        RawJson from = RawJson.of("{\"l\":" + list(0, 30_000) + "}");
        RawJson to = RawJson.of("{\"l\":" + list(1, 30_001) + "}");
        assertThat(JsonDiffs.between(from, to).toString()).startsWith("[{\"op\":\"replace\",\"path\":\"\"");
        assertThat(apply(from, to)).isEqualTo(to);
    }

    private static RawJson apply(RawJson from, RawJson to) throws InapplicablePatchException {
        return new JsonPatches(1 << 20).decode(JsonDiffs.between(from, to)).applyTo(from);
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** Objects with few keys, so that two have much in common. */
    @Provide
    Arbitrary<String> objects() {
        return objects(3);
    }

    private static Arbitrary<String> objects(int depth) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "x/y", "m~n", "-", "0", ""), values(depth - 1))
                .ofMaxSize(4)
                .map(fields -> fields.entrySet().stream()
                        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars =
                Arbitraries.of("null", "true", "0", "1", "-1.50", "1e3", "12345678901234567890.5", "\"\"", "\"t\"");
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> lists = values(depth - 1).list().ofMaxSize(5).map(list -> "[" + String.join(",", list) + "]");
        return Arbitraries.oneOf(scalars, lists, objects(depth));
    }
}
