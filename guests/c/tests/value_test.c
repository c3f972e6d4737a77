/* What is found in a document. */
#include "testing.h"

typedef struct {
  const char *json;
  void (*look)(const wk_json *document);
} looking;

static void parse_and_look(void *context) {
  looking *what = context;
  what->look(wk_parse(wk_text_of(what->json)));
}

static wk_text failure(const char *json, void (*look)(const wk_json *)) {
  looking what = {json, look};
  return run(parse_and_look, &what);
}

static void look_around(const wk_json *pod) {
  CHECK_TEXT(wk_get_string(pod, "metadata", "labels", "a/b"), "c");
  CHECK(wk_get_string(pod, "metadata", "annotations", "x").data == NULL);
  CHECK(wk_has(pod, "spec", "none") && !wk_has(pod, "spec", "none", "deeper"));
  CHECK(!wk_has(pod, "c") && !wk_has(NULL, "a") && wk_get(NULL, "a", "b") == NULL);
  const wk_json *containers = wk_get(pod, "spec", "containers");
  CHECK(wk_count(containers) == 2 && wk_count(NULL) == 0 && wk_count(wk_get(pod, "spec", "none")) == 0);
  const wk_json *second = wk_next(containers, wk_first(containers));
  CHECK_TEXT(wk_raw(second), "{\"image\": 1.50}");
  CHECK(wk_next(containers, second) == NULL);
  const wk_json *key = wk_first(pod);
  CHECK_TEXT(wk_string(key), "metadata");
  CHECK_TEXT(wk_string(wk_next(pod, key)), "spec");
  CHECK(wk_is_object(wk_value_of(key)) && wk_is_list(containers) && wk_is_null(wk_get(pod, "spec", "none")));
  CHECK(!wk_is_object(NULL) && !wk_is_list(NULL) && !wk_is_string(NULL) && !wk_is_null(NULL));
}

static void values_are_found_where_they_are(void) {
  CHECK_TEXT(failure("{\"metadata\":{\"labels\":{\"a/b\":\"c\"}},\"spec\":{\"containers\":[{\"image\":\"i\"},"
                     "{\"image\": 1.50}],\"none\":null}}", look_around), "");
}

static void look_at_strings(const wk_json *list) {
  static const char *const expected[] = {"plain", "\"\\/\b\f\n\r\t", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", "\xf4\x8f\xbf\xbf", ""};
  size_t i = 0;
  for (const wk_json *each = wk_first(list); each; each = wk_next(list, each)) {
    CHECK_TEXT(wk_string(each), expected[i++]);
    CHECK(wk_list_has(list, expected[i - 1]));
  }
  CHECK(i == 5 && !wk_list_has(list, "other") && !wk_list_has(NULL, ""));
}

static void escapes_are_decoded(void) {
  CHECK_TEXT(failure("[\"plain\",\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"\\u00e9\\u20AC\\uD83d\\ude00\",\"\\udbff\\udfff\",\"\"]",
      look_at_strings), "");
}

static void look_at_first(const wk_json *list) {
  wk_string(wk_first(list));
}

static void half_a_pair_is_refused(void) {
  static const char *const halves[] = {"[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\ud800x\"]", "[\"\\ud800\\n\"]", "[\"\\ud800\\ud800\"]",
      "[\"\\udc00\\ud800\"]", "[\"\\udfff\\udfff\"]", "[\"\\ud83d\\u0041\"]"};
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) CHECK_PART(failure(halves[i], look_at_first), "half a surrogate pair");
}

static void look_for_name(const wk_json *document) {
  CHECK_TEXT(wk_get_string(document, "a\"b", "c\nd"), "x");
}

static void keys_with_escapes_are_found(void) {
  CHECK_TEXT(failure("{\"a\\\"b\":{\"\\u0063\\nd\":\"x\",\"c\\u000ad2\":1}}", look_for_name), "");
}

static void look_for_a(const wk_json *document) {
  wk_get(document, "o", "a");
}

static void a_key_that_is_looked_for_and_there_twice_is_refused(void) {
  CHECK_TEXT(failure("{\"o\":{\"a\":1,\"a\":1}}", look_for_a), "{\"error\":\"in a: the key is there twice\"}");
  CHECK_TEXT(failure("{\"o\":{\"a\":1,\"\\u0061\":1}}", look_for_a), "{\"error\":\"in a: the key is there twice\"}");
  CHECK_TEXT(failure("{\"o\":{\"b\":1,\"b\":1}}", look_for_a), "");
}

static void look_for_string(const wk_json *document) {
  wk_get_string(document, "o", "a");
}

static void values_of_other_types_are_failures(void) {
  CHECK_TEXT(failure("{\"o\":[1]}", look_for_a), "{\"error\":\"in o: not an object\"}");
  CHECK_TEXT(failure("{\"o\":\"a\"}", look_for_a), "{\"error\":\"in o: not an object\"}");
  CHECK_TEXT(failure("[]", look_for_a), "{\"error\":\"not an object\"}");
  CHECK_TEXT(failure("{\"o\":{\"a\":5}}", look_for_string), "{\"error\":\"in a: not a string\"}");
  CHECK_TEXT(failure("{\"o\":{\"a\":null}}", look_for_string), "");
}

static void look_at_numbers(const wk_json *list) {
  static const int64_t expected[] = {0, 0, 7, -7, INT64_MAX, INT64_MIN, 42};
  size_t i = 0;
  for (const wk_json *each = wk_first(list); each; each = wk_next(list, each)) CHECK(wk_integer(each, 42) == expected[i++]);
  CHECK(i == 7 && wk_integer(NULL, 3) == 3);
}

static void look_at_integer(const wk_json *document) {
  wk_integer(document, 0);
}

static void look_at_boolean(const wk_json *document) {
  CHECK(wk_boolean(wk_get(document, "t"), false) && !wk_boolean(wk_get(document, "f"), true));
  CHECK(wk_boolean(wk_get(document, "n"), true) && wk_boolean(NULL, true));
  wk_boolean(wk_get(document, "s"), true);
}

static void integers_are_exact_or_refused(void) {
  CHECK_TEXT(failure("[0,-0,7,-7,9223372036854775807,-9223372036854775808,null]", look_at_numbers), "");
  CHECK_PART(failure("9223372036854775808", look_at_integer), "too large");
  CHECK_PART(failure("-9223372036854775809", look_at_integer), "too large");
  CHECK_PART(failure("99999999999999999999999999", look_at_integer), "too large");
  CHECK_PART(failure("1.0", look_at_integer), "not an integer");
  CHECK_PART(failure("1e2", look_at_integer), "not an integer");
  CHECK_PART(failure("\"1\"", look_at_integer), "not an integer");
  CHECK_PART(failure("{\"t\":true,\"f\":false,\"n\":null,\"s\":\"true\"}", look_at_boolean), "not a boolean");
}

static void look_at_text(const wk_json *unused) {
  (void)unused;
  CHECK(wk_equals("a", wk_str("a")) && wk_equals("", wk_string(NULL)) && !wk_equals("a", "b") && !wk_equals("a", "aa"));
  CHECK(wk_equals("twelve bytes", "twelve bytes") && !wk_equals("twelve bytes", "twelve bytez"));
  CHECK(wk_starts_with("registry/image", "registry/") && !wk_starts_with("r", "registry/") && wk_starts_with("r", ""));
  CHECK(wk_ends_with("image:latest", ":latest") && !wk_ends_with("latest", ":latest"));
  wk_buffer text = {0};
  for (int i = 0; i < 100; i++) wk_append(&text, "0123456789");
  wk_append_integer(&text, INT64_MIN);
  wk_append_integer(&text, 0);
  CHECK(text.length == 1021 && wk_ends_with(wk_built(&text), "-92233720368547758080"));
}

static void texts_are_compared_and_built(void) {
  CHECK_TEXT(failure("0", look_at_text), "");
}

void value_tests(void) {
  values_are_found_where_they_are();
  escapes_are_decoded();
  half_a_pair_is_refused();
  keys_with_escapes_are_found();
  a_key_that_is_looked_for_and_there_twice_is_refused();
  values_of_other_types_are_failures();
  integers_are_exact_or_refused();
  texts_are_compared_and_built();
}
