package dev.wasmk8s.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    private static JsonObject object(String json) {
        return Json.parse(json).object();
    }

    @Test
    void what_is_not_changed_stays_byte_for_byte() {
        String text =
                "{\"z\":1.10,\"a\":{\"big\":123456789012345678901234567890,\"tiny\":-1E-400, \"s\":\"\\u00e9\\/é\"},"
                        + "\"n\":null,\"l\":[ 1 ]}";
        JsonObject changed = object(text);
        changed.set(List.of("added", "here"), "x");
        assertThat(changed).hasToString(text.replace("[ 1 ]}", "[ 1 ],\"added\":{\"here\":\"x\"}}"));
    }

    @Test
    void siblings_of_a_change_keep_their_digits_and_their_order() {
        JsonObject changed = object("{\"data\":{\"b\":1e400,\"a\":0.10000000000000000001,\"c\":1}}");
        changed.set(List.of("data", "a"), Json.of(2));
        assertThat(changed).hasToString("{\"data\":{\"b\":1e400,\"a\":2,\"c\":1}}");
    }

    @Test
    void values_are_decoded_where_they_are() {
        JsonObject pod = object("{\"metadata\":{\"labels\":{\"a/b\":\"c\"}},\"spec\":{\"hosts\":[\"x\",\"y\"],\"n\":-7,"
                + "\"none\":null,\"on\":true}}");
        assertThat(pod.getText("metadata", "labels", "a/b")).contains("c");
        assertThat(pod.getText("metadata", "annotations", "x")).isEmpty();
        assertThat(pod.getText("spec", "none")).isEmpty();
        assertThat(pod.get("spec", "none", "deeper")).isEmpty();
        assertThat(pod.get("spec", "hosts").orElseThrow().texts()).containsExactly("x", "y");
        assertThat(pod.get("spec", "n").orElseThrow().integer()).isEqualTo(-7);
        assertThat(pod.get("spec", "on").orElseThrow().flag()).isTrue();
        assertThat(pod.names()).containsExactly("metadata", "spec");
    }

    @Test
    void a_null_counts_as_there_but_not_as_a_parent() {
        JsonObject changed = object("{\"data\":null}");
        assertThat(changed.has("data")).isTrue();
        assertThat(changed.has("data", "key")).isFalse();
        changed.set(List.of("data", "key"), "value");
        assertThat(changed).hasToString("{\"data\":{\"key\":\"value\"}}");
    }

    @Test
    void errors_name_the_member_and_not_the_value() {
        JsonObject wrong = object("{\"data\":[\"s3cr3t\"],\"name\":5}");
        assertThatThrownBy(() -> wrong.has("data", "key"))
                .hasMessageStartingWith("in data: expected an object at byte ");
        assertThatThrownBy(() -> wrong.getText("data")).hasMessageStartingWith("in data: expected a string");
        assertThatThrownBy(() -> wrong.set(List.of("data", "key"), "x"))
                .hasMessageStartingWith("in data: expected an object");
        assertThatThrownBy(() -> wrong.getText("name")).isInstanceOf(GuestException.class);
        assertThatThrownBy(wrong::has).hasMessage("a path needs at least one name");
        assertThatThrownBy(() -> wrong.set(List.of(), "x")).isInstanceOf(GuestException.class);
        assertThatThrownBy(() -> wrong.remove(List.of())).isInstanceOf(GuestException.class);
    }

    @Test
    void removal_leaves_the_rest() {
        JsonObject changed = object("{\"a\":{\"b\":1,\"c\":2},\"d\":3}");
        changed.remove(List.of("a", "b"));
        changed.remove(List.of("a", "missing"));
        changed.remove(List.of("missing", "b"));
        changed.remove(List.of("d"));
        assertThat(changed).hasToString("{\"a\":{\"c\":2}}");
    }

    @Test
    void of_members_with_one_name_the_last_counts() {
        JsonObject twice = object("{\"a\":{\"x\":1,\"x\":2},\"b\":1,\"b\":2}");
        assertThat(twice.get("a", "x")).contains(Json.of(2));
        twice.set(List.of("b"), Json.of(3));
        assertThat(twice).hasToString("{\"a\":{\"x\":1,\"x\":2},\"b\":1,\"b\":3}");
    }

    @Test
    void each_object_of_a_list_can_be_changed() {
        JsonObject pod = object("{\"spec\":{\"containers\":[{\"image\":\"a\",\"x\":1.0},{\"image\":\"b\"}]}}");
        pod.editEach(List.of("spec", "containers"), container -> container.set(List.of("pull"), "Always"));
        pod.editEach(List.of("spec", "initContainers"), container -> container.set(List.of("pull"), "Never"));
        assertThat(pod)
                .hasToString("{\"spec\":{\"containers\":[{\"image\":\"a\",\"x\":1.0,\"pull\":\"Always\"},"
                        + "{\"image\":\"b\",\"pull\":\"Always\"}]}}");
    }

    @Test
    void escaped_names_are_found_and_written_back() {
        JsonObject escaped = object("{\"a\\\"b\":{\"c\\u000ad\":1}}");
        assertThat(escaped.get("a\"b", "c\nd")).contains(Json.of(1));
        escaped.set(List.of("a\"b", "c\nd"), Json.of(2));
        assertThat(escaped).hasToString("{\"a\\\"b\":{\"c\\u000ad\":2}}");
    }
}
