// Who makes a request.
import { extraOf, textOf, textsOf } from "./envelope";
import { Json } from "./json";
import { Text } from "./text";

/** A user as authentication established it, and as admission sees it. Fields are read, and checked, when they are asked for. */
export class UserInfo {
  constructor(private json: Json, private nameKey: string) {}

  get username(): Text {
    return textOf(this.json.member(this.nameKey), this.nameKey);
  }

  get uid(): Text {
    return textOf(this.json.member("uid"), "uid");
  }

  /** A list of strings. */
  get groups(): Json {
    return textsOf(this.json.member("groups"), "groups");
  }

  /** An object of lists of strings. */
  get extra(): Json {
    return extraOf(this.json.member("extra"), "extra");
  }

  /** Whether the user is a member of a group. */
  isIn(group: string): bool {
    return this.groups.includes(group);
  }
}
