/* What tests of the library share: a call without a host, and checks that name what was expected. */
#ifndef WK_TESTING_H
#define WK_TESTING_H

#include "internal.h"

typedef void wk_call(void *context);

/* Makes a call with this input. Returns what it wrote to standard output, which stays until the next one. */
wk_text run_call(wk_text input, wk_call *call, void *context);
/* The same, of a call that needs no input: "" unless it failed. */
wk_text run(wk_call *call, void *context);
/* What was written to standard error during the last call. */
wk_text logged(void);

#define CHECK_TEXT(actual, expected) check_text(__FILE__, __LINE__, wk_str(actual), wk_str(expected))
#define CHECK_PART(actual, expected) check_part(__FILE__, __LINE__, wk_str(actual), wk_str(expected))
#define CHECK(condition) check(__FILE__, __LINE__, #condition, condition)
void check_text(const char *file, int line, wk_text actual, wk_text expected);
void check_part(const char *file, int line, wk_text actual, wk_text expected);
void check(const char *file, int line, const char *what, bool holds);

/* Reads, changes with `change`, and returns the result; or the failure. */
typedef void wk_change(wk_edit *edit);
wk_text changed(const char *object, wk_change *change);
/* "" if it is read, else the failure. */
wk_text parse_failure(wk_text text);

void json_tests(void);
void value_tests(void);
void edit_tests(void);
void review_tests(void);
void fuzz_tests(void);

#endif
