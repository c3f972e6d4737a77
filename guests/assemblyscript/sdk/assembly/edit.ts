// Changes to an object: a tree of what changes, beside the document, which stays.
import { Buffer } from "./buffer";
import { fail } from "./failure";
import { ABSENT, Json, failIn } from "./json";
import { parse, parseString } from "./reader";

/**
 * Changes that are planned for an object or a list. What is not changed is written as it came, byte for byte: unknown
 * fields, order, white space, and numbers of any size. Reading the object goes on to show it as it was.
 */
export class Edit {
  /** What is changed: the value at `place`, or what was put there; absent: an empty object. */
  private base: Json;
  /** Changes of members and elements, in the order of the text. */
  private first: Edit | null = null;
  private last: Edit | null = null;
  private added: Edit | null = null;
  private addedLast: Edit | null = null;
  private next: Edit | null = null;
  private removed: bool = false;

  /** `place` is the value in the parent that this stands for, absent in what is added; `name` is of what is added. */
  private constructor(private place: Json, private name: string) {
    this.base = place;
  }

  /** Begins to change an object. */
  static of(object: Json): Edit {
    if (!object.isObject) fail("no object that could be changed");
    return new Edit(object, "");
  }

  /** Forgets all changes, and begins with another value. */
  private restart(base: Json): void {
    this.base = base;
    this.first = null;
    this.last = null;
    this.added = null;
    this.addedLast = null;
    this.removed = false;
  }

  /** The change of the value at `place`, which is made if there is none. */
  private changeOf(place: Json): Edit {
    const last = this.last;
    if (!last || changetype<usize>(last.place) < changetype<usize>(place)) {
      const made = new Edit(place, "");
      if (last) last.next = made;
      else this.first = made;
      this.last = made;
      return made;
    }
    let before: Edit | null = null;
    let each = this.first!;
    while (changetype<usize>(each.place) < changetype<usize>(place)) {
      before = each;
      each = each.next!;
    }
    if (each.place == place) return each;
    const made = new Edit(place, "");
    made.next = each;
    if (before) before.next = made;
    else this.first = made;
    return made;
  }

  private additionOf(name: string): Edit | null {
    let each = this.added;
    while (each) {
      if (each.name == name) return each;
      each = each.next;
    }
    return null;
  }

  private add(name: string): Edit {
    const made = new Edit(ABSENT, name);
    const last = this.addedLast;
    if (last) last.next = made;
    else this.added = made;
    this.addedLast = made;
    return made;
  }

  /** The change of a member that is there. */
  private found(name: string): Edit | null {
    const value = this.base.member(name);
    return value.exists ? this.changeOf(value) : this.additionOf(name);
  }

  private child(name: string): Edit {
    const found = this.found(name);
    return found ? found : this.add(name);
  }

  /** Readies this for changes within it. */
  private asObject(name: string): Edit {
    if (this.removed || this.base.isNull) {
      if (this.removed || this.base.exists) this.restart(ABSENT);
    } else if (!this.base.isObject) {
      failIn(name, "not an object");
    }
    return this;
  }

  /** The object at a path, which is made, with its parents, where it is missing or null. */
  at(path: StaticArray<string>): Edit {
    let edit = this.asObject("");
    for (let i = 0; i < path.length; i++) {
      const name = path[i];
      edit = edit.child(name).asObject(name);
    }
    return edit;
  }

  /** Puts a string under a name: in the place of the value there, or after its siblings. */
  put(name: string, value: string): void {
    const json = new Buffer();
    json.putString(value);
    this.asObject("").child(name).restart(parse(json.start, json.length));
  }

  /** Puts any JSON under a name. */
  putJson(name: string, json: string): void {
    this.asObject("").child(name).restart(parseString(json));
  }

  /** Removes what is under a name, if there is something. */
  remove(name: string): void {
    const found = this.asObject("").found(name);
    if (found) found.removed = true;
  }

  /** Removes the element, or member, that this is. Not for what `of` returned. */
  drop(): void {
    this.removed = true;
  }

  /** What was there before changes within it; absent if it is new. */
  before(): Json {
    return this.removed ? ABSENT : this.base;
  }

  /** The list at a path, such as that of a pod's containers; one without elements if it is missing or null. */
  listAt(path: StaticArray<string>): Edit {
    let edit: Edit = this;
    for (let i = 0; i < path.length; i++) {
      const name = path[i];
      const found = edit.found(name);
      if (!found || found.removed || found.base.isNull) return new Edit(ABSENT, "");
      const isLast = i == path.length - 1;
      if (!(isLast ? found.base.isList : found.base.isObject)) failIn(name, isLast ? "not a list" : "not an object");
      edit = found;
    }
    return edit;
  }

  /** The first element of a list, or null: `for (let e: Edit | null = list.firstElement(); e; e = list.elementAfter(e))`. */
  firstElement(): Edit | null {
    const element = this.base.first();
    return element.exists ? this.changeOf(element) : null;
  }

  /** The element after one, or null. */
  elementAfter(before: Edit | null): Edit | null {
    if (!before) return null;
    const element = this.base.after(before.place);
    return element.exists ? this.changeOf(element) : null;
  }

  /** @internal Writes it with all changes. */
  write(out: Buffer): void {
    if (!this.first && !this.added) {
      if (this.base.exists) out.putBytes(this.base.start, this.base.length);
      else out.put("{}");
      return;
    }
    if (!this.base.exists) {
      out.putByte(0x7b);
      writeAdded(out, this.added, false);
      out.putByte(0x7d);
      return;
    }
    new Writing(out, this.base).write(this.first, this.added);
  }

  /** The JSON with all changes. */
  toString(): string {
    const out = new Buffer();
    this.write(out);
    return String.UTF8.decodeUnsafe(out.start, out.length);
  }

  // For the functions below, which are no members: AssemblyScript has no friends.
  /** @internal */ get isRemoved(): bool { return this.removed; }
  /** @internal */ get isAt(): Json { return this.place; }
  /** @internal */ get sibling(): Edit | null { return this.next; }
  /** @internal */ get key(): string { return this.name; }
}

/** Writes what is added, after members if there are any that stay. */
function writeAdded(out: Buffer, added: Edit | null, any: bool): void {
  let each = added;
  while (each) {
    if (!each.isRemoved) {
      if (any) out.putByte(0x2c);
      out.putString(each.key);
      out.putByte(0x3a);
      each.write(out);
      any = true;
    }
    each = each.sibling;
  }
}

/** What the writing of one object or list has come to. */
class Writing {
  /** What comes next of the text. */
  private from: usize;
  /** The end of the last member that stays. */
  private last: usize;
  /** Whether one stays. */
  private any: bool = false;
  /** Whether one was left out since. */
  private cut: bool = false;

  constructor(private out: Buffer, private base: Json) {
    this.from = base.start;
    this.last = base.start + 1;
  }

  write(change: Edit | null, added: Edit | null): void {
    const base = this.base;
    const object = base.isObject;
    for (let each = base.first(); each.exists; each = base.after(each)) {
      const value = object ? each.value() : each;
      if (change && change.isAt == value) {
        if (change.isRemoved) this.leaveOut(value);
        else this.keep(each, value, change);
        change = change.sibling;
      } else {
        this.keep(each, value, null);
      }
    }
    if (added) {
      if (!this.cut) this.copyTo(this.last);
      writeAdded(this.out, added, this.any);
    }
    this.copyTo(base.start + base.length);
  }

  private copyTo(end: usize): void {
    this.out.putBytes(this.from, end - this.from);
    this.from = end;
  }

  private leaveOut(value: Json): void {
    if (!this.cut) this.copyTo(this.last);
    this.cut = true;
    this.from = value.start + value.length;
  }

  private keep(member: Json, value: Json, change: Edit | null): void {
    if (this.cut && !this.any) this.from = member.start; // the comma before it goes too
    this.last = value.start + value.length;
    if (change) {
      this.copyTo(value.start);
      change.write(this.out);
      this.from = this.last;
    }
    this.any = true;
    this.cut = false;
  }
}
