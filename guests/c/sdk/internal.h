/* What the files of the library share. */
#ifndef WK_INTERNAL_H
#define WK_INTERNAL_H

#include "wasm_k8s.h"

/* Memory of the call, aligned to 8; fails if there is no more. */
void *wk_allocate(size_t size);
/* The block with another size, perhaps elsewhere: the last one that was allocated stays where it is. */
void *wk_resize(void *block, size_t before, size_t after);

/* All of standard input. */
wk_text wk_read_input(void);
/* Writes all of it to a stream. */
void wk_write_stream(int stream, wk_text output);
_Noreturn void wk_exit(void);

bool wk_same_bytes(const char *a, const char *b, size_t length);
/* Whether the key, a value of a document, is this name. */
bool wk_key_is(const wk_json *key, wk_text name);
/* Fails: `in NAME: WHAT`. */
_Noreturn void wk_fail_in(wk_text name, const char *what);

void wk_append_byte(wk_buffer *buffer, char byte);
void wk_append_base64(wk_buffer *buffer, wk_text bytes);
/* Puts a comma before all but the first: of an object or list that is being built. */
void wk_append_comma(wk_buffer *buffer);
/* `,"NAME":` and the string, unless it is absent or empty. */
void wk_append_field(wk_buffer *out, const char *name, wk_text value);
/* `,"NAME":[LIST]`, or with other brackets, unless it is empty. */
void wk_append_built(wk_buffer *out, const char *name, const wk_buffer *built, const char *brackets);

/* How the members of an object are decoded into a struct. */
typedef enum { WK_TEXT, WK_TEXTS, WK_EXTRA, WK_OBJECT, WK_ANY, WK_BOOLEAN, WK_STRUCT, WK_NEW_STRUCT } wk_field_type;

typedef struct wk_fields wk_fields;

typedef struct {
  const char *name;
  uint8_t length;
  uint8_t type;
  uint16_t offset;
  const wk_fields *fields; /* of a struct */
} wk_field;

struct wk_fields {
  uint32_t count;
  uint32_t size; /* of the struct */
  const wk_field *field;
};

#define WK_FIELD(type, in, member, json) {json, sizeof(json) - 1, type, offsetof(in, member), NULL}
#define WK_FIELD_OF(type, in, member, json, fields) {json, sizeof(json) - 1, type, offsetof(in, member), fields}
#define WK_FIELDS(of, fields) {sizeof(fields) / sizeof(*(fields)), sizeof(of), fields}

/* Sets what the object has; null is as good as absent, what is unknown is skipped, another type is a failure. */
void wk_decode(const wk_json *object, wk_text name, const wk_fields *fields, void *target);

extern const wk_fields wk_user_fields;

/* What comes in: the review, and settings or NULL. */
typedef struct {
  const wk_json *request, *settings;
} wk_envelope;

wk_envelope wk_read_envelope(void);
/* Answers, for the request with this uid. */
void wk_write_verdict(const wk_verdict *verdict, wk_text uid);
/* Fails if it is absent. */
const wk_json *wk_need(const wk_json *value, const char *name);

#endif
