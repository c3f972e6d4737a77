/* Changes to an object: a tree of what changes, beside the document, which stays. */
#include "internal.h"

struct wk_edit {
  const wk_json *place;  /* the value in the parent that this stands for; NULL in what is added */
  const wk_json *base;   /* what is changed: the value at `place`, or what was put there; NULL: an empty object */
  wk_text name;          /* of what is added */
  wk_edit *first, *last; /* changes of members and elements, in the order of the text */
  wk_edit *added, *added_last;
  wk_edit *next;
  bool removed;
};

static const wk_json EMPTY = {"{}", 2, 1, 0};

static wk_edit *make(const wk_json *place, wk_text name) {
  wk_edit *edit = wk_allocate(sizeof *edit);
  *edit = (wk_edit){.place = place, .base = place, .name = name};
  return edit;
}

wk_edit *wk_edit_of(const wk_json *object) {
  if (!wk_is_object(object)) wk_fail("no object that could be changed");
  return make(object, (wk_text){NULL, 0});
}

/* Forgets all changes, and begins with another value. */
static void restart(wk_edit *edit, const wk_json *base) {
  edit->base = base;
  edit->first = edit->last = edit->added = edit->added_last = NULL;
  edit->removed = false;
}

/* The change of the value at `place`, which is made if there is none. */
static wk_edit *change_of(wk_edit *parent, const wk_json *place) {
  wk_edit *last = parent->last;
  if (!last || last->place < place) {
    wk_edit *made = make(place, (wk_text){NULL, 0});
    if (last) last->next = made;
    if (!last) parent->first = made;
    return parent->last = made;
  }
  if (last->place == place) return last;
  wk_edit **link = &parent->first;
  while ((*link)->place < place) link = &(*link)->next;
  if ((*link)->place == place) return *link;
  wk_edit *made = make(place, (wk_text){NULL, 0});
  made->next = *link;
  return *link = made;
}

static wk_edit *addition_of(wk_edit *parent, wk_text name) {
  for (wk_edit *each = parent->added; each; each = each->next) {
    if (wk_text_equal(each->name, name)) return each;
  }
  return NULL;
}

static wk_edit *add(wk_edit *parent, wk_text name) {
  wk_edit *made = make(NULL, name);
  if (parent->added_last) parent->added_last->next = made;
  if (!parent->added) parent->added = made;
  return parent->added_last = made;
}

/* The change of a member; NULL if there is no such member, unless it is to be made. */
static wk_edit *child(wk_edit *parent, wk_text name, bool made) {
  const wk_json *value = wk_member(parent->base, name);
  if (value) return change_of(parent, value);
  wk_edit *found = addition_of(parent, name);
  return found || !made ? found : add(parent, name);
}

/* Readies a member for changes within it. */
static wk_edit *object_at(wk_edit *edit, wk_text name) {
  if (edit->removed || wk_is_null(edit->base)) restart(edit, NULL);
  if (edit->base && !wk_is_object(edit->base)) wk_fail_in(name, "not an object");
  return edit;
}

wk_edit *wk_at_path(wk_edit *edit, const char *const path[]) {
  object_at(edit, (wk_text){NULL, 0});
  for (; *path; path++) {
    wk_text name = wk_text_of(*path);
    edit = object_at(child(edit, name, true), name);
  }
  return edit;
}

void wk_put_json(wk_edit *edit, wk_text name, wk_text json) {
  restart(child(object_at(edit, (wk_text){NULL, 0}), name, true), wk_parse(json));
}

void wk_put_text(wk_edit *edit, wk_text name, wk_text value) {
  wk_buffer json = {0};
  wk_append_json_string(&json, value);
  wk_put_json(edit, name, wk_built(&json));
}

void wk_remove_text(wk_edit *edit, wk_text name) {
  wk_edit *found = child(object_at(edit, (wk_text){NULL, 0}), name, false);
  if (found) found->removed = true;
}

void wk_drop(wk_edit *edit) {
  edit->removed = true;
}

const wk_json *wk_before(const wk_edit *edit) {
  return edit->removed ? NULL : edit->base;
}

wk_edit *wk_list_at_path(wk_edit *edit, const char *const path[]) {
  for (; *path; path++) {
    wk_text name = wk_text_of(*path);
    edit = child(edit, name, false);
    if (!edit || edit->removed || wk_is_null(edit->base)) return NULL;
    if (path[1] && edit->base && !wk_is_object(edit->base)) wk_fail_in(name, "not an object");
    if (!path[1] && !wk_is_list(edit->base)) wk_fail_in(name, "not a list");
  }
  return edit;
}

wk_edit *wk_next_element(wk_edit *list, wk_edit *before) {
  if (!list) return NULL;
  const wk_json *element = before ? wk_next(list->base, before->place) : wk_first(list->base);
  return element ? change_of(list, element) : NULL;
}

static void copy(wk_buffer *out, const char *from, const char *to) {
  wk_append_text(out, (wk_text){from, (size_t)(to - from)});
}

static const char *end_of(const wk_json *value) {
  return value->start + value->length;
}

static void write(const wk_edit *edit, wk_buffer *out);

/* What the writing of one object or list has come to. */
typedef struct {
  wk_buffer *out;
  const char *from; /* what comes next of the text */
  const char *last; /* the end of the last member that stays */
  bool any;         /* whether one stays */
  bool cut;         /* whether one was left out since */
} writing;

static void leave_out(writing *w, const wk_json *value) {
  if (!w->cut) copy(w->out, w->from, w->last);
  w->cut = true;
  w->from = end_of(value);
}

/* `member` is the key, or the element itself. */
static void keep(writing *w, const wk_json *member, const wk_json *value, const wk_edit *change) {
  if (w->cut && !w->any) w->from = member->start; /* the comma before it goes too */
  if (change) {
    copy(w->out, w->from, value->start);
    write(change, w->out);
    w->from = end_of(value);
  }
  w->last = end_of(value);
  w->any = true;
  w->cut = false;
}

static void write_added(writing *w, const wk_edit *added) {
  if (!w->cut) {
    copy(w->out, w->from, w->last);
    w->from = w->last;
  }
  for (; added; added = added->next) {
    if (added->removed) continue;
    if (w->any) wk_append_byte(w->out, ',');
    wk_append_json_string(w->out, added->name);
    wk_append_byte(w->out, ':');
    write(added, w->out);
    w->any = true;
  }
}

static void write(const wk_edit *edit, wk_buffer *out) {
  const wk_json *base = edit->base ? edit->base : &EMPTY;
  if (!edit->first && !edit->added) {
    wk_append_text(out, wk_raw(base));
    return;
  }
  writing w = {out, base->start, base->start + 1, false, false};
  const wk_edit *change = edit->first;
  for (const wk_json *each = wk_first(base); each; each = wk_next(base, each)) {
    const wk_json *value = *base->start == '{' ? each + 1 : each;
    bool changed = change && change->place == value;
    if (changed && change->removed) {
      leave_out(&w, value);
    } else {
      keep(&w, each, value, changed ? change : NULL);
    }
    if (changed) change = change->next;
  }
  if (edit->added) write_added(&w, edit->added);
  copy(out, w.from, end_of(base));
}

wk_text wk_edited(const wk_edit *edit) {
  wk_buffer out = {0};
  write(edit, &out);
  return wk_built(&out);
}
