/* What is JSON, and what is not. */
#include "testing.h"

#include <stdlib.h>
#include <string.h>

#define TEXT(literal) ((wk_text){literal, sizeof(literal) - 1})

static void documents_are_read(void) {
  static const wk_text fine[] = {
    TEXT("{}"), TEXT("[]"), TEXT("null"), TEXT("true"), TEXT("false"), TEXT("\"\""), TEXT("0"), TEXT("-0"),
    TEXT(" \n\r\t{ \"a\" : [ 1 , 2 ] } \n"), TEXT("[1.5,-2e10,3E+7,0.0e-1,123456789012345678901234567890]"),
    TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\""), TEXT("\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf\""),
    TEXT("\"\x7f\""), TEXT("[[],{},[{}]]"), TEXT("\"half \\ud800 is found when it is asked for\""),
    TEXT("\"a string that is longer than two words of eight bytes\""), TEXT("{\"\":{\"\":null}}"),
  };
  for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) CHECK_TEXT(parse_failure(fine[i]), "");
}

static void other_texts_are_refused(void) {
  static const wk_text wrong[] = {
    TEXT(""), TEXT(" "), TEXT("{"), TEXT("["), TEXT("}"), TEXT("]"), TEXT("[1"), TEXT("[1,"), TEXT("[1,]"), TEXT("[,1]"),
    TEXT("[1 2]"), TEXT("[1}"), TEXT("{\"a\":1]"), TEXT("{\"a\"}"), TEXT("{\"a\":}"), TEXT("{\"a\":1,}"), TEXT("{,}"),
    TEXT("{a:1}"), TEXT("{1:1}"), TEXT("{\"a\" 1}"), TEXT("{\"a\":1 \"b\":2}"), TEXT("1 2"), TEXT("{}{}"), TEXT("{}x"),
    TEXT("nul"), TEXT("nulL"), TEXT("True"), TEXT("NaN"), TEXT("Infinity"), TEXT("-"), TEXT("+1"), TEXT("01"), TEXT("-01"),
    TEXT("1."), TEXT(".5"), TEXT("1e"), TEXT("1e+"), TEXT("0x10"), TEXT("1_0"), TEXT("'a'"), TEXT("\""), TEXT("\"a"),
    TEXT("\"\\"), TEXT("\"\\\""), TEXT("\"\\x\""), TEXT("\"\\u12\""), TEXT("\"\\u12g4\""), TEXT("\"\\u123"), TEXT("\"\n\""),
    TEXT("\"\t\""), TEXT("\"\0\""), TEXT("\"long enough for a word \x1f\""), TEXT("{}\0"), TEXT("\0"), TEXT("//\n1"),
    TEXT("/**/1"), TEXT("\xef\xbb\xbf{}"), TEXT("\xff\xfe{}"), TEXT("\"\x80\""), TEXT("\"\xc0\x80\""), TEXT("\"\xc1\xbf\""),
    TEXT("\"\xc3\""), TEXT("\"\xc3\x28\""), TEXT("\"\xe0\x9f\xbf\""), TEXT("\"\xe2\x82\""), TEXT("\"\xed\xa0\x80\""),
    TEXT("\"\xf0\x8f\xbf\xbf\""), TEXT("\"\xf0\x9f\x98\""), TEXT("\"\xf4\x90\x80\x80\""), TEXT("\"\xf5\x80\x80\x80\""),
    TEXT("\"\xfe\""), TEXT("\xc2\xa0{}"), TEXT("\x0b{}"), TEXT("\x0c{}"),
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    CHECK_PART(parse_failure(wrong[i]), "{\"error\":\"malformed JSON at byte ");
  }
}

static wk_text nested(char *text, size_t levels, const char *open, const char *close) {
  size_t width = strlen(open), end = strlen(close);
  for (size_t i = 0; i < levels; i++) memcpy(text + i * width, open, width);
  memcpy(text + levels * width, "0", 1);
  for (size_t i = 0; i < levels; i++) memcpy(text + levels * width + 1 + i * end, close, end);
  return (wk_text){text, levels * (width + end) + 1};
}

static void levels_are_limited(void) {
  size_t many = 1000000;
  char *text = malloc(many * 6 + 1);
  CHECK_TEXT(parse_failure(nested(text, WK_MAX_DEPTH, "[", "]")), "");
  CHECK_TEXT(parse_failure(nested(text, WK_MAX_DEPTH, "{\"\":", "}")), "");
  CHECK_PART(parse_failure(nested(text, WK_MAX_DEPTH + 1, "[", "]")), "too many levels");
  CHECK_PART(parse_failure(nested(text, WK_MAX_DEPTH + 1, "{\"\":", "}")), "too many levels");
  CHECK_PART(parse_failure(nested(text, many, "[", "]")), "at byte 256: too many levels");
  free(text);
}

static void a_failure_names_the_place_and_no_value(void) {
  CHECK_TEXT(parse_failure(TEXT("{\"token\":\"s3cr3t\"x}")),
      "{\"error\":\"malformed JSON at byte 17: neither comma nor end in an object\"}");
}

void json_tests(void) {
  documents_are_read();
  other_texts_are_refused();
  levels_are_limited();
  a_failure_names_the_place_and_no_value();
}
