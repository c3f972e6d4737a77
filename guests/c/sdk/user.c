/* Who makes a request. */
#include "internal.h"

static const wk_field user[] = {
  WK_FIELD(WK_TEXT, wk_user, username, "username"),
  WK_FIELD(WK_TEXT, wk_user, uid, "uid"),
  WK_FIELD(WK_TEXTS, wk_user, groups, "groups"),
  WK_FIELD(WK_EXTRA, wk_user, extra, "extra"),
};
const wk_fields wk_user_fields = WK_FIELDS(wk_user, user);

bool wk_user_in_text(const wk_user *of, wk_text group) {
  return wk_list_has_text(of->groups, group);
}
