/*
 * Write a Kubernetes policy as a WebAssembly module in C: one function, one macro.
 *
 *   #include "wasm_k8s.h"
 *
 *   static wk_verdict review(const wk_admission_request *request, const wk_json *settings) {
 *     wk_no_settings(settings);
 *     if (wk_has(request->object, "metadata", "labels", "frozen")) {
 *       return wk_deny("frozen objects stay as they are");
 *     }
 *     return wk_allow();
 *   }
 *
 *   WK_VALIDATOR(review)
 *
 * Whatever cannot be answered ends the call with wk_fail, also in functions of this library: none returns an error. The
 * host gets the reason as `error`, and decides what happens then. A denial is an answer, not a failure.
 *
 * Memory is never given back: a host throws a call's memory away whole, and no static survives a call.
 *
 * A key that is looked for and found twice is a failure, so that no document can be read in two ways.
 */
#ifndef WASM_K8S_H
#define WASM_K8S_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Texts: UTF-8 of a known length, without a zero at the end, which they may contain. ---- */

/* `data` is NULL in a text that is absent, and not in an empty one. */
typedef struct {
  const char *data;
  size_t length;
} wk_text;

/* The text of a C string; NULL is absent. Must be UTF-8, or hosts refuse an answer with it. */
static inline wk_text wk_text_of(const char *string) {
  return (wk_text){string, string ? __builtin_strlen(string) : 0};
}

static inline wk_text wk_text_itself(wk_text text) {
  return text;
}

/* A text from a text or from a C string. */
#define wk_str(x) \
  _Generic((x), wk_text: wk_text_itself, char *: wk_text_of, const char *: wk_text_of)(x)

bool wk_text_equal(wk_text a, wk_text b);
bool wk_text_starts_with(wk_text text, wk_text start);
bool wk_text_ends_with(wk_text text, wk_text end);

/* Both may be a text or a C string. Absent and empty are equal. */
#define wk_equals(a, b) wk_text_equal(wk_str(a), wk_str(b))
#define wk_starts_with(text, start) wk_text_starts_with(wk_str(text), wk_str(start))
#define wk_ends_with(text, end) wk_text_ends_with(wk_str(text), wk_str(end))

/* A text that grows; begin with {0}. */
typedef struct {
  char *data;
  size_t length, capacity;
} wk_buffer;

void wk_append_text(wk_buffer *buffer, wk_text text);
/* The text as a JSON string, in quotes. */
void wk_append_json_string(wk_buffer *buffer, wk_text text);
void wk_append_integer(wk_buffer *buffer, int64_t number);

#define wk_append(buffer, x) wk_append_text(buffer, wk_str(x))

/* What was appended so far. Do not append afterwards while it is in use. */
wk_text wk_built(const wk_buffer *buffer);

/* ---- Failures ---- */

/* Ends the call: the policy could not answer, for this reason. */
_Noreturn void wk_fail_text(wk_text reason);
#define wk_fail(reason) wk_fail_text(wk_str(reason))

/* Writes a line to the log of the host. Whoever operates the host reads it: no tokens. */
void wk_log_text(wk_text line);
#define wk_log(line) wk_log_text(wk_str(line))

/* ---- JSON ---- */

/*
 * A value of a document that was read: a position in its text, which stays as it is. NULL stands for a value that is
 * absent, and every function takes it: there is nothing in it. The fields are the library's own.
 */
typedef struct wk_json {
  const char *start;
  uint32_t length;
  uint32_t next : 31; /* how many values on the one after this is, its members and elements included */
  uint32_t escaped : 1;
} wk_json;

/*
 * Reads a document: exactly one value by RFC 8259, of at most WK_MAX_DEPTH levels, in UTF-8. `text` must stay. Half a
 * surrogate pair in an escape is found when the string is asked for.
 */
const wk_json *wk_parse(wk_text text);
#define WK_MAX_DEPTH 256

/* The JSON of a value as it stands in its document. */
wk_text wk_raw(const wk_json *value);

bool wk_is_null(const wk_json *value);
bool wk_is_object(const wk_json *value);
bool wk_is_list(const wk_json *value);
bool wk_is_string(const wk_json *value);

/* The content. NULL and null give an absent text, 0, or `otherwise`; a value of another type is a failure. */
wk_text wk_string(const wk_json *value);
int64_t wk_integer(const wk_json *value, int64_t otherwise);
bool wk_boolean(const wk_json *value, bool otherwise);

/*
 * Members and elements: for (const wk_json *e = wk_first(list); e; e = wk_next(list, e)). Of an object these are the keys,
 * which are strings, and wk_value_of(key) is what is under one. A value that is neither object, list nor null is a failure.
 */
const wk_json *wk_first(const wk_json *value);
const wk_json *wk_next(const wk_json *of, const wk_json *before);
const wk_json *wk_value_of(const wk_json *key);
size_t wk_count(const wk_json *value);

#define WK_PATH(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

/*
 * What is at a path of names, one for each level. On the way null counts as absent; anything else that is no object is a
 * failure. wk_has: whether there is a value, null too.
 */
const wk_json *wk_get_path(const wk_json *object, const char *const path[]);
const wk_json *wk_member(const wk_json *object, wk_text name);
#define wk_get(object, ...) wk_get_path(object, WK_PATH(__VA_ARGS__))
#define wk_has(object, ...) (wk_get_path(object, WK_PATH(__VA_ARGS__)) != NULL)
wk_text wk_get_string_path(const wk_json *object, const char *const path[]);
#define wk_get_string(object, ...) wk_get_string_path(object, WK_PATH(__VA_ARGS__))

/* Whether a list of strings has this one. */
bool wk_list_has_text(const wk_json *list, wk_text text);
#define wk_list_has(list, text) wk_list_has_text(list, wk_str(text))

/* ---- Settings ---- */

/* Fails if there are settings. For modules that take none. */
void wk_no_settings(const wk_json *settings);
/* Fails unless settings are there, and are an object with no other keys than these. */
void wk_only_keys_of(const wk_json *settings, const char *const names[]);
#define wk_only_keys(settings, ...) wk_only_keys_of(settings, WK_PATH(__VA_ARGS__))

/* ---- Changes to an object ---- */

/*
 * Changes that are planned for an object or a list. What is not changed is written as it came, byte for byte: unknown
 * fields, order, white space, and numbers of any size.
 */
typedef struct wk_edit wk_edit;

/* Begins to change an object. Reading it goes on to show it as it was. */
wk_edit *wk_edit_of(const wk_json *object);

/* The object at a path, which is made, with its parents, where it is missing or null. */
wk_edit *wk_at_path(wk_edit *edit, const char *const path[]);
#define wk_at(edit, ...) wk_at_path(edit, WK_PATH(__VA_ARGS__))

/* Puts a value under a name: in the place of the one there, or after its siblings. */
void wk_put_json(wk_edit *edit, wk_text name, wk_text json);
void wk_put_text(wk_edit *edit, wk_text name, wk_text value);
#define wk_put(edit, name, value) wk_put_text(edit, wk_str(name), wk_str(value))

/* Removes what is under a name, if there is something. */
void wk_remove_text(wk_edit *edit, wk_text name);
#define wk_remove(edit, name) wk_remove_text(edit, wk_str(name))

/* The list at a path, such as that of a pod's containers; NULL if it is missing or null. */
wk_edit *wk_list_at_path(wk_edit *edit, const char *const path[]);
#define wk_list_at(edit, ...) wk_list_at_path(edit, WK_PATH(__VA_ARGS__))

/* The element after `before`, or the first if that is NULL; NULL after the last, and if `list` is NULL. */
wk_edit *wk_next_element(wk_edit *list, wk_edit *before);

/* Removes the element, or member, that this is. Not for what wk_edit_of returned. */
void wk_drop(wk_edit *edit);

/* What was there before changes within it; NULL if it is new. */
const wk_json *wk_before(const wk_edit *edit);

/* The JSON with all changes. */
wk_text wk_edited(const wk_edit *edit);

/* ---- Users ---- */

/* Texts are absent, and lists and objects NULL, where the review has none. */
typedef struct {
  wk_text username, uid;
  const wk_json *groups; /* a list of strings */
  const wk_json *extra;  /* an object of lists of strings */
} wk_user;

bool wk_user_in_text(const wk_user *user, wk_text group);
#define wk_user_in(user, group) wk_user_in_text(user, wk_str(group))

/* ---- Authentication: whose token is this? ---- */

typedef struct {
  wk_text token;            /* a secret: keep it out of texts and logs */
  const wk_json *audiences; /* a list of strings; NULL if the caller wants none in particular */
} wk_token_review;

typedef struct {
  bool authenticated;
  wk_text username, uid;
  wk_buffer groups, extra, audiences; /* the library's own */
} wk_authentication;

/* The token is this user's. */
wk_authentication wk_is_user_text(wk_text username);
#define wk_is_user(username) wk_is_user_text(wk_str(username))
/* The token is not known here, and the next module is asked. For a token that could not be checked, use wk_fail. */
wk_authentication wk_unknown(void);

void wk_add_group_text(wk_authentication *answer, wk_text group);
/* One value of a key of `extra`. Give values of the same key one after the other. */
void wk_add_extra_texts(wk_authentication *answer, wk_text key, const wk_text *values, size_t count);
/* One of the audiences, of those asked for, that the token is good for. */
void wk_add_audience_text(wk_authentication *answer, wk_text audience);
#define wk_add_group(answer, group) wk_add_group_text(answer, wk_str(group))
#define wk_add_audience(answer, audience) wk_add_audience_text(answer, wk_str(audience))

/* ---- Authorization: may they do that? ---- */

/* Absent or empty: core group, no subresource, all names, all namespaces or none. */
typedef struct {
  wk_text namespace_, verb, group, version, resource, subresource, name;
  /* Narrow the request, and may be ignored: the wider one is decided then. Objects with `requirements`. */
  const wk_json *field_selector, *label_selector;
} wk_resource_attributes;

typedef struct {
  wk_text path, verb; /* the HTTP method in lower case */
} wk_non_resource_attributes;

typedef struct {
  wk_user user;
  const wk_resource_attributes *resource;         /* NULL unless the request is for a resource */
  const wk_non_resource_attributes *non_resource; /* NULL unless it is for another path, such as /healthz */
} wk_access_review;

typedef struct {
  bool allowed, denied;
  wk_text reason;
} wk_decision;

/* Yes, no, and not for this module to say. The reason is for the user and the audit log. */
static inline wk_decision wk_decide(bool allowed, bool denied, wk_text reason) {
  return (wk_decision){allowed, denied, reason};
}
#define wk_allow_access(reason) wk_decide(true, false, wk_str(reason))
#define wk_deny_access(reason) wk_decide(false, true, wk_str(reason))
#define wk_no_opinion(reason) wk_decide(false, false, wk_str(reason))

/* ---- Admission: may this change be made? ---- */

typedef struct {
  wk_text group, version, kind;
} wk_kind;

typedef struct {
  wk_text group, version, resource;
} wk_resource;

typedef enum { WK_CREATE, WK_UPDATE, WK_DELETE, WK_CONNECT } wk_operation;

typedef struct {
  wk_text uid;
  wk_kind kind;
  wk_resource resource;
  wk_text sub_resource;
  const wk_kind *request_kind; /* what the client used, where the host converted it; else NULL */
  const wk_resource *request_resource;
  wk_text request_sub_resource;
  wk_text name;       /* absent while it is yet to be generated, and on deletion of a collection */
  wk_text namespace_; /* absent for objects of the cluster; a Namespace has its own name here */
  wk_operation operation;
  wk_user user;
  const wk_json *object;     /* as it would become; NULL on DELETE */
  const wk_json *old_object; /* as it is; NULL on CREATE and CONNECT */
  const wk_json *options;
  bool dry_run;
} wk_admission_request;

/* Whether the object is of this kind, in any version. The core group is "". */
bool wk_is_kind(const wk_admission_request *request, const char *group, const char *kind);
/* Whether the object itself is created or updated: no subresource, and neither DELETE nor CONNECT. */
bool wk_is_create_or_update(const wk_admission_request *request);

/* Fields may be set as well. */
typedef struct {
  bool allowed;
  wk_text message;
  wk_text reason; /* of a denial, such as `Invalid` */
  int32_t code;   /* of a denial, 400 to 599; 0: the API server answers 400 */
  wk_text patch;  /* the whole new object as JSON */
  wk_buffer causes, warnings, annotations; /* the library's own */
} wk_verdict;

wk_verdict wk_allow(void);
wk_verdict wk_deny_text(wk_text message);
#define wk_deny(message) wk_deny_text(wk_str(message))
/* Allowed, with the object as it is after these changes. */
wk_verdict wk_mutate(const wk_edit *edit);

/* One of several causes of a denial: the path of a field, and what is wrong with it. */
void wk_add_cause_text(wk_verdict *verdict, wk_text field, wk_text message);
/* A warning that clients show, whatever the verdict: 120 characters at most. */
void wk_add_warning_text(wk_verdict *verdict, wk_text warning);
/* An annotation of the audit event; the host puts the module's name before the key. Give each key once. */
void wk_add_annotation_text(wk_verdict *verdict, wk_text key, wk_text value);
#define wk_add_cause(verdict, field, message) wk_add_cause_text(verdict, wk_str(field), wk_str(message))
#define wk_add_warning(verdict, warning) wk_add_warning_text(verdict, wk_str(warning))
#define wk_add_annotation(verdict, key, value) wk_add_annotation_text(verdict, wk_str(key), wk_str(value))

/* ---- Entry points ---- */

typedef wk_authentication wk_authenticate_function(const wk_token_review *review, const wk_json *settings);
typedef wk_decision wk_authorize_function(const wk_access_review *review, const wk_json *settings);
typedef wk_verdict wk_admit_function(const wk_admission_request *request, const wk_json *settings);

/* Reads standard input, has the policy answer, and writes to standard output. The macros call these. */
void wk_answer_token_review(wk_authenticate_function *policy);
void wk_answer_access_review(wk_authorize_function *policy);
void wk_answer_admission(wk_admit_function *policy);

#ifdef __wasm__
#define WK_EXPORT(name, call) \
  __attribute__((export_name(name))) void wk_entry_point_##call(void)
#else
#define WK_EXPORT(name, call) void wk_entry_point_##call(void)
#endif

#define WK_AUTHENTICATOR(policy) \
  WK_EXPORT("authn", token_review) { wk_answer_token_review(policy); }
#define WK_AUTHORIZER(policy) \
  WK_EXPORT("authz", access_review) { wk_answer_access_review(policy); }
/* The host lets a module change objects if it is configured as a mutating one: the export is the same. */
#define WK_VALIDATOR(policy) \
  WK_EXPORT("validate", admission) { wk_answer_admission(policy); }
#define WK_MUTATOR(policy) WK_VALIDATOR(policy)

#endif
