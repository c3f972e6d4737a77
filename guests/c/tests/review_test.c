/* Calls, from standard input to standard output. */
#include "testing.h"

static void token_review(void *policy) {
  wk_answer_token_review((wk_authenticate_function *)policy);
}

static void access_review(void *policy) {
  wk_answer_access_review((wk_authorize_function *)policy);
}

static void admission(void *policy) {
  wk_answer_admission((wk_admit_function *)policy);
}

#define ANSWER(call, policy, input) run_call(wk_text_of(input), call, (void *)(policy))

#define NOBODY "{\"response\":{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"status\":{\"authenticated\":false}}}"

static wk_authentication jane(const wk_token_review *review, const wk_json *settings) {
  wk_no_settings(settings);
  if (!wk_equals(review->token, "t\n")) return wk_unknown();
  wk_authentication answer = wk_is_user("jane");
  wk_add_group(&answer, "a");
  wk_add_group(&answer, "b\"");
  wk_text values[] = {wk_str("v1"), wk_str("v2")};
  wk_add_extra_texts(&answer, wk_str("k"), values, 2);
  wk_add_extra_texts(&answer, wk_str("l"), values, 1);
  if (wk_list_has(review->audiences, "x")) wk_add_audience(&answer, "x");
  return answer;
}

static void users_are_answered_with_what_they_have(void) {
  CHECK_TEXT(ANSWER(token_review, jane, "{\"request\":{\"spec\":{\"token\":\"t\\n\",\"audiences\":[\"x\"]}},\"settings\":null}"),
      "{\"response\":{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"status\":{\"authenticated\":true,"
      "\"user\":{\"username\":\"jane\",\"groups\":[\"a\",\"b\\\"\"],\"extra\":{\"k\":[\"v1\",\"v2\"],\"l\":[\"v1\"]}},\"audiences\":[\"x\"]}}}");
  CHECK_TEXT(ANSWER(token_review, jane, "{\"request\":{\"spec\":{\"token\":\"other\"}}}"), NOBODY);
  CHECK_TEXT(ANSWER(token_review, jane, "{\"x\":[{}],\"request\":{\"metadata\":{},\"spec\":{\"y\":1,\"token\":null}}}"), NOBODY);
}

static void bad_input_is_an_error(void) {
  static const char *const inputs[][2] = {
    {"", "malformed JSON"}, {"[]", "in the input: not an object"}, {"{}", "in request: missing"}, {"{\"request\":null}", "in request: missing"},
    {"{\"request\":[]}", "in request: not an object"}, {"{\"request\":{}}", "in spec: missing"},
    {"{\"request\":{\"spec\":5}}", "in spec: not an object"}, {"{\"request\":{\"spec\":{\"token\":5}}}", "in token: not a string"},
    {"{\"request\":{\"spec\":{\"audiences\":\"a\"}}}", "in audiences: not a list"},
    {"{\"request\":{\"spec\":{\"audiences\":[\"a\",null]}}}", "in audiences: not a list of strings"},
    {"{\"request\":{\"spec\":{\"token\":\"a\",\"token\":\"b\"}}}", "in token: the key is there twice"},
    {"{\"request\":{\"spec\":{}},\"request\":{\"spec\":{}}}", "in request: the key is there twice"},
    {"{\"request\":{\"spec\":{}}} x", "something after the value"}, {"{\"request\":{\"spec\":{\"token\":\"\\ud800\"}}}", "half a surrogate pair"},
    {"{\"request\":{\"spec\":{}},\"settings\":{}}", "takes no settings"}, {"{\"request\":{\"spec\":{}},\"settings\":false}", "takes no settings"},
  };
  for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
    wk_text output = ANSWER(token_review, jane, inputs[i][0]);
    CHECK_PART(output, "{\"error\":\"");
    CHECK_PART(output, inputs[i][1]);
  }
}

static wk_decision decide(const wk_access_review *review, const wk_json *settings) {
  wk_only_keys(settings, "group", "deny");
  if (review->non_resource) {
    CHECK(wk_equals(review->non_resource->path, "/healthz") && !review->resource);
    return wk_no_opinion("");
  }
  CHECK(wk_equals(review->resource->namespace_, "n") && wk_equals(review->resource->verb, "list") && review->resource->label_selector);
  bool member = wk_user_in(&review->user, wk_get_string(settings, "group"));
  if (wk_boolean(wk_get(settings, "deny"), false)) return wk_deny_access("denied");
  return member ? wk_allow_access("member") : wk_no_opinion("no member");
}

#define ACCESS(rest) "{\"request\":{\"spec\":{\"user\":\"u\",\"groups\":[\"g\"],\"extra\":{\"k\":[\"v\"]},\"resourceAttributes\":{\"namespace\":\"n\"," \
  "\"verb\":\"list\",\"labelSelector\":{\"requirements\":[]}}}},\"settings\":" rest "}"
#define DECISION(status) "{\"response\":{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\",\"status\":{" status "}}}"

static void the_three_decisions_differ(void) {
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("{\"group\":\"g\"}")), DECISION("\"allowed\":true,\"reason\":\"member\""));
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("{\"group\":\"h\"}")), DECISION("\"allowed\":false,\"reason\":\"no member\""));
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("{\"deny\":true}")), DECISION("\"allowed\":false,\"denied\":true,\"reason\":\"denied\""));
  CHECK_TEXT(ANSWER(access_review, decide, "{\"request\":{\"spec\":{\"nonResourceAttributes\":{\"path\":\"/healthz\"}}},\"settings\":{}}"),
      DECISION("\"allowed\":false"));
}

static void settings_are_checked(void) {
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("{\"groop\":\"g\"}")), "{\"error\":\"in settings: a key that is not known\"}");
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("[]")), "{\"error\":\"in settings: not an object\"}");
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("null")), "{\"error\":\"this module needs settings, and none are configured\"}");
  CHECK_TEXT(ANSWER(access_review, decide, ACCESS("{\"group\":1}")), "{\"error\":\"in group: not a string\"}");
}

#define REQUEST(rest) "{\"request\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"u\\\"1\"" rest "}}}"
#define RESPONSE(rest) "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\"u\\\"1\"," rest "}}}"

static wk_verdict look(const wk_admission_request *request, const wk_json *settings) {
  wk_no_settings(settings);
  CHECK(wk_is_kind(request, "apps", "Deployment") && !wk_is_kind(request, "", "Deployment") && wk_is_create_or_update(request));
  CHECK(request->dry_run && request->operation == WK_UPDATE && request->user.uid.data == NULL && request->options == NULL);
  CHECK(request->request_kind && wk_equals(request->request_kind->version, "v1beta1") && !request->request_resource);
  CHECK_TEXT(request->namespace_, "ns");
  CHECK_TEXT(wk_raw(request->old_object), "{\"b\":1.0}");
  return wk_allow();
}

static void a_request_is_decoded(void) {
  CHECK_TEXT(ANSWER(admission, look, REQUEST(",\"kind\":{\"group\":\"apps\",\"version\":\"v1\",\"kind\":\"Deployment\"},\"operation\":\"UPDATE\","
      "\"requestKind\":{\"group\":\"apps\",\"version\":\"v1beta1\",\"kind\":\"Deployment\"},\"unknown\":[{}],\"namespace\":\"ns\","
      "\"oldObject\":{\"b\":1.0},\"object\":{},\"dryRun\":true,\"options\":null,\"userInfo\":{\"username\":\"x\"}")),
      RESPONSE("\"allowed\":true"));
}

static wk_verdict all(const wk_admission_request *request, const wk_json *settings) {
  (void)settings;
  wk_log("a line");
  wk_verdict verdict = request->operation == WK_DELETE ? wk_allow() : wk_deny("no\t\"way\"");
  verdict.code = 422;
  verdict.reason = wk_str("Invalid");
  wk_add_cause(&verdict, "spec.a", "is wrong");
  wk_add_cause(&verdict, "spec.b", "too");
  wk_add_warning(&verdict, "w1");
  wk_add_warning(&verdict, "w2");
  wk_add_annotation(&verdict, "k", "v");
  wk_add_annotation(&verdict, "l", "w");
  return verdict;
}

#define BESIDE "\"warnings\":[\"w1\",\"w2\"],\"auditAnnotations\":{\"k\":\"v\",\"l\":\"w\"}"

static void a_verdict_carries_all_that_it_was_given(void) {
  CHECK_TEXT(ANSWER(admission, all, REQUEST(",\"operation\":\"CREATE\"")),
      RESPONSE("\"allowed\":false,\"status\":{\"message\":\"no\\u0009\\\"way\\\"\",\"reason\":\"Invalid\",\"code\":422,\"details\":{\"causes\":["
               "{\"field\":\"spec.a\",\"message\":\"is wrong\"},{\"field\":\"spec.b\",\"message\":\"too\"}]}}," BESIDE));
  CHECK_TEXT(logged(), "a line\n");
  CHECK_TEXT(ANSWER(admission, all, REQUEST(",\"operation\":\"DELETE\"")), RESPONSE("\"allowed\":true," BESIDE));
}

static wk_verdict change(const wk_admission_request *request, const wk_json *settings) {
  (void)settings;
  wk_edit *object = wk_edit_of(request->object);
  wk_put(object, "a", "b");
  return wk_mutate(object);
}

static void a_changed_object_is_a_full_patch_in_padded_base64(void) {
  CHECK_TEXT(ANSWER(admission, change, REQUEST(",\"operation\":\"CREATE\",\"object\":{}")),
      RESPONSE("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"eyJhIjoiYiJ9\""));
  CHECK_TEXT(ANSWER(admission, change, REQUEST(",\"operation\":\"CREATE\",\"object\":{ }")),
      RESPONSE("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"eyJhIjoiYiIgfQ==\""));
  CHECK_TEXT(ANSWER(admission, change, REQUEST(",\"operation\":\"CREATE\",\"object\":{  }")),
      RESPONSE("\"allowed\":true,\"patchType\":\"Full\",\"patch\":\"eyJhIjoiYiIgIH0=\""));
}

static wk_verdict fails(const wk_admission_request *request, const wk_json *settings) {
  (void)settings;
  wk_fail(request->name);
}

static void a_policy_without_an_answer_says_why(void) {
  CHECK_TEXT(ANSWER(admission, fails, REQUEST(",\"operation\":\"CREATE\",\"name\":\"why\\u0000\"")), "{\"error\":\"why\\u0000\"}");
  CHECK_TEXT(ANSWER(admission, fails, REQUEST(",\"operation\":\"CREATE\"")), "{\"error\":\"no reason given\"}");
}

static void a_request_without_uid_or_with_an_unknown_operation_is_an_error(void) {
  CHECK_TEXT(ANSWER(admission, look, "{\"request\":{\"request\":{\"operation\":\"CREATE\"}}}"), "{\"error\":\"in uid: missing\"}");
  CHECK_PART(ANSWER(admission, look, REQUEST(",\"operation\":\"create\"")), "in operation: not known, or missing");
  CHECK_PART(ANSWER(admission, look, REQUEST("")), "in operation: not known, or missing");
  CHECK_PART(ANSWER(admission, look, "{\"request\":{}}"), "in request: missing");
  CHECK_PART(ANSWER(admission, look, REQUEST(",\"object\":[]")), "in object: not an object");
}

void review_tests(void) {
  users_are_answered_with_what_they_have();
  bad_input_is_an_error();
  the_three_decisions_differ();
  settings_are_checked();
  a_request_is_decoded();
  a_verdict_carries_all_that_it_was_given();
  a_changed_object_is_a_full_patch_in_padded_base64();
  a_policy_without_an_answer_says_why();
  a_request_without_uid_or_with_an_unknown_operation_is_an_error();
}
