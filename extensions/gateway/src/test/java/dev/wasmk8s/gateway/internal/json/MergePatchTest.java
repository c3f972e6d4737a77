package dev.wasmk8s.gateway.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTest {
    private static ObjectNode object(String json) {
        return Json.readObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | {} | {}",
                "{'a':1} | {'a':1} | {}",
                "{'a':1} | {'a':1.0} | {}",
                "{'a':1,'b':2} | {'b':2,'a':1} | {}",
                "{'a':1} | {'a':2} | {'a':2}",
                "{'a':1} | {'b':1} | {'a':null,'b':1}",
                "{'a':{'b':1,'c':2}} | {'a':{'b':1}} | {'a':{'c':null}}",
                "{'a':[1,2]} | {'a':[2]} | {'a':[2]}",
                "{'a':[1]} | {'a':{}} | {'a':{}}",
                "{'a':{'b':1}} | {'a':[{'b':1}]} | {'a':[{'b':1}]}",
                "{} | {'a':{'b':{}}} | {'a':{'b':{}}}",
                "{'a':null} | {'a':null} | {}",
                "{'a':null} | {} | {'a':null}",
                "{'a':null} | {'a':1} | {'a':1}",
                "{'a':[{'b':null}]} | {'a':[{'b':null}],'c':1} | {'c':1}",
            })
    void theDifferenceIsTheSmallestPatch(String from, String to, String patch) {
        assertThat(MergePatch.between(object(from), object(to))).isEqualTo(object(patch));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | {'a':null}",
                "{'a':1} | {'a':null}",
                "{} | {'a':{'b':null}}",
                "{'a':1} | {'a':{'b':null}}",
                "{} | {'a':[null]}",
                "{'a':[1]} | {'a':[{'b':{'c':null}}]}",
            })
    void aNullCannotBeSet(String from, String to) {
        assertThatThrownBy(() -> MergePatch.between(object(from), object(to)))
                .isInstanceOf(MergePatch.InexpressibleException.class);
    }

    @Property
    void theDifferenceAppliedIsTheResult(@ForAll("objects") ObjectNode from, @ForAll("objects") ObjectNode to) {
        ObjectNode patched = from.deepCopy();
        MergePatch.apply(patched, MergePatch.between(from, to));
        assertThat(patched).isEqualTo(to);
    }

    @Property
    void nothingIsSharedWithThePatch(@ForAll("objects") ObjectNode patch) {
        ObjectNode target = Json.object();
        ObjectNode before = patch.deepCopy();
        MergePatch.apply(target, patch);
        MergePatch.apply(target, object("{'a':{'a':{'a':9}}}"));
        assertThat(patch).isEqualTo(before);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return objects(3);
    }

    private static Arbitrary<ObjectNode> objects(int depth) {
        Arbitrary<String> scalar = Arbitraries.of("1", "2", "'x'", "true", "[1]", "[{'a':1}]", "{}");
        Arbitrary<String> value = depth == 0
                ? scalar
                : Arbitraries.oneOf(scalar, objects(depth - 1).map(ObjectNode::toString));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), value)
                .ofMaxSize(3)
                .map(members -> {
                    StringBuilder json = new StringBuilder("{");
                    members.forEach((key, member) -> json.append(json.length() > 1 ? "," : "")
                            .append('\'')
                            .append(key)
                            .append("':")
                            .append(member));
                    return object(json.append('}').toString());
                });
    }
}
