/* Damaged documents: none leads the library astray, and what it takes it gives back. */
#include "testing.h"

#include <string.h>

#define ROUNDS 30000

static const char *const SEEDS[] = {
  "{\"request\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"1\",\"kind\":{\"group\":\"\","
  "\"version\":\"v1\",\"kind\":\"ConfigMap\"},\"operation\":\"CREATE\",\"userInfo\":{\"username\":\"u\",\"groups\":[\"a\",\"b\"],\"extra\":"
  "{\"k\":[\"v\"]}},\"object\":{\"metadata\":{\"name\":\"n\",\"labels\":null},\"data\":{\"a\":\"\\u00e9\\ud83d\\ude00\",\"b\":\"x\xc3\xa9\"},"
  "\"l\":[{\"n\":1.0e5},{},[[]]]},\"dryRun\":false}},\"settings\":{\"a\":[1,2,3]}}",
  "{\"a\":[{\"b\":null},-0.5e-7,true,\"\\\"\\\\\"],\"l\":[{},{\"x\":{}}],\"data\":{\"\":{}}}",
  "[\"\xf0\x9f\x98\x80\",\"\\ud83d\\ude00\",[[[[[[]]]]]],{\"k\":{\"k\":{\"k\":0}}}]",
};

static uint64_t state = 1;

static uint32_t random_below(uint32_t bound) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((state >> 33) % bound);
}

static void damage(char *text, size_t *length) {
  static const char BYTES[] = "{}[]\",:\\u0019dD8.eE-+ntf \n\x80\xc3\xed\xf0\xff";
  for (uint32_t i = random_below(4); i; i--) {
    uint32_t at = random_below((uint32_t)*length);
    switch (random_below(4)) {
      case 0: text[at] = BYTES[random_below(sizeof BYTES)]; break;
      case 1: text[at] ^= (char)(1 << random_below(8)); break;
      case 2:
        if (*length > 1) memmove(text + at, text + at + 1, --*length - at);
        break;
      default: {
        uint32_t from = random_below((uint32_t)*length), many = random_below(12);
        if (from + many <= *length && at + many <= *length) memmove(text + at, text + from, many);
      }
    }
  }
}

static size_t parsed, answered;

static void walk(const wk_json *value) {
  if (wk_is_object(value) || wk_is_list(value)) {
    bool object = wk_is_object(value);
    for (const wk_json *each = wk_first(value); each; each = wk_next(value, each)) {
      CHECK(each->start > value->start && each->start + each->length < value->start + value->length);
      walk(object ? wk_value_of(each) : each);
    }
  } else {
    CHECK(value->next == 1);
  }
}

/* Changes what it finds, removes what it can, and reads the result, which must be JSON again. */
static void change_somehow(void *context) {
  const wk_json *document = wk_parse(*(wk_text *)context);
  parsed++;
  walk(document);
  if (!wk_is_object(document)) return;
  wk_edit *edit = wk_edit_of(document);
  CHECK_TEXT(wk_edited(edit), wk_raw(document));
  for (const wk_json *key = wk_first(document); key; key = wk_next(document, key)) {
    if (wk_is_list(wk_value_of(key))) {
      wk_edit *list = wk_list_at(edit, "l");
      for (wk_edit *each = wk_next_element(list, NULL); each; each = wk_next_element(list, each)) {
        if (random_below(2)) wk_drop(each);
      }
    }
    switch (random_below(3)) {
      case 0: wk_remove(edit, wk_string(key)); break;
      case 1: wk_put(edit, wk_string(key), "new"); break;
      default: break;
    }
  }
  wk_put(wk_at(edit, "data", "x"), "y", "z");
  const wk_json *again = wk_parse(wk_edited(edit));
  walk(again);
  CHECK_TEXT(wk_get_string(again, "data", "x", "y"), "z");
}

static wk_verdict mutate(const wk_admission_request *request, const wk_json *settings) {
  (void)settings;
  wk_edit *object = wk_edit_of(request->object);
  wk_put(wk_at(object, "data"), "k", "v");
  answered++;
  return wk_mutate(object);
}

static void answer(void *context) {
  (void)context;
  wk_answer_admission(mutate);
}

static void check_is_json(wk_text text) {
  char copy[8192];
  CHECK(text.length && text.length < sizeof copy);
  memcpy(copy, text.data, text.length);
  CHECK_TEXT(parse_failure((wk_text){copy, text.length}), "");
}

void fuzz_tests(void) {
  for (size_t round = 0; round < ROUNDS; round++) {
    char text[2048];
    const char *seed = SEEDS[round % 3];
    size_t length = strlen(seed);
    memcpy(text, seed, length);
    damage(text, &length);
    wk_text input = {text, length};
    run(change_somehow, &input);
    if (round % 3 == 0) check_is_json(run_call(input, answer, NULL));
  }
  CHECK(parsed > ROUNDS / 10 && parsed < ROUNDS && answered > ROUNDS / 30 && answered < ROUNDS);
}
