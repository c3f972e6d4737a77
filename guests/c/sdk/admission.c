/* AdmissionReview, admission.k8s.io/v1: the request half. */
#include "internal.h"

typedef struct {
  wk_admission_request request;
  wk_text operation;
} decoded;

static const wk_field kind[] = {
  WK_FIELD(WK_TEXT, wk_kind, group, "group"),
  WK_FIELD(WK_TEXT, wk_kind, version, "version"),
  WK_FIELD(WK_TEXT, wk_kind, kind, "kind"),
};
static const wk_fields kind_fields = WK_FIELDS(wk_kind, kind);

static const wk_field resource[] = {
  WK_FIELD(WK_TEXT, wk_resource, group, "group"),
  WK_FIELD(WK_TEXT, wk_resource, version, "version"),
  WK_FIELD(WK_TEXT, wk_resource, resource, "resource"),
};
static const wk_fields resource_fields = WK_FIELDS(wk_resource, resource);

static const wk_field request[] = {
  WK_FIELD(WK_TEXT, decoded, request.uid, "uid"),
  WK_FIELD_OF(WK_STRUCT, decoded, request.kind, "kind", &kind_fields),
  WK_FIELD_OF(WK_STRUCT, decoded, request.resource, "resource", &resource_fields),
  WK_FIELD(WK_TEXT, decoded, request.sub_resource, "subResource"),
  WK_FIELD_OF(WK_NEW_STRUCT, decoded, request.request_kind, "requestKind", &kind_fields),
  WK_FIELD_OF(WK_NEW_STRUCT, decoded, request.request_resource, "requestResource", &resource_fields),
  WK_FIELD(WK_TEXT, decoded, request.request_sub_resource, "requestSubResource"),
  WK_FIELD(WK_TEXT, decoded, request.name, "name"),
  WK_FIELD(WK_TEXT, decoded, request.namespace_, "namespace"),
  WK_FIELD(WK_TEXT, decoded, operation, "operation"),
  WK_FIELD_OF(WK_STRUCT, decoded, request.user, "userInfo", &wk_user_fields),
  WK_FIELD(WK_OBJECT, decoded, request.object, "object"),
  WK_FIELD(WK_OBJECT, decoded, request.old_object, "oldObject"),
  WK_FIELD(WK_BOOLEAN, decoded, request.dry_run, "dryRun"),
  WK_FIELD(WK_OBJECT, decoded, request.options, "options"),
};
static const wk_fields request_fields = WK_FIELDS(decoded, request);

static wk_operation operation_of(wk_text name) {
  if (wk_equals(name, "CREATE")) return WK_CREATE;
  if (wk_equals(name, "UPDATE")) return WK_UPDATE;
  if (wk_equals(name, "DELETE")) return WK_DELETE;
  if (wk_equals(name, "CONNECT")) return WK_CONNECT;
  wk_fail_in(wk_text_of("operation"), "not known, or missing");
}

bool wk_is_kind(const wk_admission_request *of, const char *group, const char *name) {
  return wk_equals(of->kind.group, group) && wk_equals(of->kind.kind, name);
}

bool wk_is_create_or_update(const wk_admission_request *of) {
  return (of->operation == WK_CREATE || of->operation == WK_UPDATE) && !of->sub_resource.length;
}

void wk_answer_admission(wk_admit_function *policy) {
  wk_envelope in = wk_read_envelope();
  decoded review;
  __builtin_memset(&review, 0, sizeof review);
  wk_decode(wk_need(wk_get(in.request, "request"), "request"), wk_text_of("request"), &request_fields, &review);
  if (!review.request.uid.data) wk_fail_in(wk_text_of("uid"), "missing");
  review.request.operation = operation_of(review.operation);
  wk_verdict verdict = policy(&review.request, in.settings);
  wk_write_verdict(&verdict, review.request.uid);
}
