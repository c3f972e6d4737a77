/* How an object changes, and what stays. */
#include "testing.h"

static void nothing(wk_edit *edit) {
  (void)edit;
}

static void add_deep(wk_edit *edit) {
  wk_put(wk_at(edit, "added"), "here", "x\"\n");
}

static void what_is_not_changed_stays_byte_for_byte(void) {
  static const char text[] = "{ \"z\":1.10,\"a\":{\"big\":123456789012345678901234567890,\"tiny\":-1E-400, \"s\":\"\\u00e9\\/\"},"
                             "\"n\":null,\"l\":[ 1 ] , \"half\":\"\\ud800\"";
  wk_buffer whole = {0}, expected = {0};
  wk_append(&whole, text);
  wk_append(&whole, "\n}\0");
  wk_append_byte(&whole, 0);
  wk_append(&expected, text);
  wk_append(&expected, ",\"added\":{\"here\":\"x\\\"\\u000a\"}\n}");
  char kept[400], result[400];
  __builtin_memcpy(kept, whole.data, whole.length);
  __builtin_memcpy(result, expected.data, expected.length);
  wk_text wanted = {result, expected.length};
  CHECK_TEXT(changed(kept, add_deep), wanted);
  CHECK_TEXT(changed(kept, nothing), wk_text_of(kept));
}

static void replace_a(wk_edit *edit) {
  wk_put_json(wk_at(edit, "data"), wk_str("a"), wk_str("2"));
}

static void siblings_keep_their_digits_and_their_order(void) {
  CHECK_TEXT(changed("{\"data\":{\"b\":1e400, \"a\" : 0.10000000000000000001 ,\"c\":1}}", replace_a),
      "{\"data\":{\"b\":1e400, \"a\" : 2 ,\"c\":1}}");
}

static void parents_are_made(void) {
  CHECK_TEXT(changed("{}", replace_a), "{\"data\":{\"a\":2}}");
  CHECK_TEXT(changed("{ }", replace_a), "{\"data\":{\"a\":2} }");
  CHECK_TEXT(changed("{\"data\":null}", replace_a), "{\"data\":{\"a\":2}}");
  CHECK_TEXT(changed("{\"data\":{}}", replace_a), "{\"data\":{\"a\":2}}");
  CHECK_TEXT(changed("{\"data\":[1]}", replace_a), "{\"error\":\"in data: not an object\"}");
  CHECK_TEXT(changed("[]", replace_a), "{\"error\":\"no object that could be changed\"}");
}

static void remove_b(wk_edit *edit) {
  wk_remove(edit, "b");
  wk_remove(edit, "missing");
}

static void remove_all(wk_edit *edit) {
  wk_remove(edit, "a");
  wk_remove(edit, "c");
  wk_remove(edit, "b");
}

static void remove_all_and_add(wk_edit *edit) {
  remove_all(edit);
  wk_put(edit, "d", "4");
}

static void removal_leaves_the_rest(void) {
  CHECK_TEXT(changed("{ \"a\" : 1 , \"b\" : 2 , \"c\" : 3 }", remove_b), "{ \"a\" : 1 , \"c\" : 3 }");
  CHECK_TEXT(changed("{ \"b\" : 2 , \"c\" : 3 }", remove_b), "{\"c\" : 3 }");
  CHECK_TEXT(changed("{ \"a\" : 1 , \"b\" : 2 }", remove_b), "{ \"a\" : 1 }");
  CHECK_TEXT(changed("{ \"b\" : 2 }", remove_b), "{ }");
  CHECK_TEXT(changed("{\"a\":1,\"b\":2,\"c\":3}", remove_all), "{}");
  CHECK_TEXT(changed("{\"b\":2,\"x\":0,\"c\":3,\"a\":1}", remove_all), "{\"x\":0}");
  CHECK_TEXT(changed("{\"x\":0,\"b\":2,\"c\":3,\"y\":1}", remove_all), "{\"x\":0,\"y\":1}");
  CHECK_TEXT(changed("{\"b\":2,\"c\":3}", remove_all_and_add), "{\"d\":\"4\"}");
  CHECK_TEXT(changed("{\"x\":0,\"c\":3}", remove_all_and_add), "{\"x\":0,\"d\":\"4\"}");
}

static void change_again_and_again(wk_edit *edit) {
  wk_put(edit, "n", "first");
  wk_put(edit, "n", "second");
  wk_put(wk_at(edit, "m"), "x", "1");
  wk_put(wk_at(edit, "m"), "y", "2");
  wk_put(edit, "o", "gone");
  wk_remove(edit, "o");
  wk_put(edit, "old", "new");
  wk_remove(edit, "old");
  wk_put_json(edit, wk_str("j"), wk_str("{\"k\": 1.0}"));
  wk_put(wk_at(edit, "j"), "l", "2");
  wk_remove(edit, "r");
  wk_put(wk_at(edit, "r"), "s", "3");
}

static void later_changes_build_on_earlier_ones(void) {
  CHECK_TEXT(changed("{\"old\":1,\"r\":{\"t\":1},\"last\":0}", change_again_and_again),
      "{\"r\":{\"s\":\"3\"},\"last\":0,\"n\":\"second\",\"m\":{\"x\":\"1\",\"y\":\"2\"},\"j\":{\"k\": 1.0,\"l\":\"2\"}}");
}

static void pull_always(wk_edit *pod) {
  CHECK(wk_list_at(pod, "spec", "initContainers") == NULL && wk_list_at(pod, "none", "x") == NULL);
  wk_edit *containers = wk_list_at(pod, "spec", "containers");
  for (wk_edit *each = wk_next_element(containers, NULL); each; each = wk_next_element(containers, each)) {
    if (wk_equals(wk_get_string(wk_before(each), "image"), "drop")) {
      wk_drop(each);
    } else {
      wk_put(each, "pull", "Always");
    }
  }
}

static void each_object_of_a_list_can_be_changed(void) {
  CHECK_TEXT(changed("{\"spec\":{\"containers\":[{\"image\":\"drop\"}, {\"image\":\"a\",\"x\":1.0}, {\"image\":\"drop\"},{}]}}", pull_always),
      "{\"spec\":{\"containers\":[{\"image\":\"a\",\"x\":1.0,\"pull\":\"Always\"},{\"pull\":\"Always\"}]}}");
  CHECK_TEXT(changed("{\"spec\":{\"containers\":[{\"image\":\"drop\"}]}}", pull_always), "{\"spec\":{\"containers\":[]}}");
  CHECK_TEXT(changed("{\"spec\":null}", pull_always), "{\"spec\":null}");
  CHECK_TEXT(changed("{\"spec\":{\"containers\":{}}}", pull_always), "{\"error\":\"in containers: not a list\"}");
  CHECK_TEXT(changed("{\"spec\":{\"containers\":[5]}}", pull_always), "{\"error\":\"not an object\"}");
}

static void put_broken(wk_edit *edit) {
  wk_put_json(edit, wk_str("a"), wk_str("1,\"forged\":2"));
}

static void what_is_put_is_one_value(void) {
  CHECK_PART(changed("{}", put_broken), "something after the value");
}

void edit_tests(void) {
  what_is_not_changed_stays_byte_for_byte();
  siblings_keep_their_digits_and_their_order();
  parents_are_made();
  removal_leaves_the_rest();
  later_changes_build_on_earlier_ones();
  each_object_of_a_list_can_be_changed();
  what_is_put_is_one_value();
}
