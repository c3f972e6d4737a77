// TokenReview, authentication.k8s.io/v1.
import { Buffer } from "./buffer";
import { readReview, requiredObject, settings, textOf, textsOf } from "./envelope";
import { Json } from "./json";
import { Text } from "./text";
import { writeStream } from "./wasi";

/** Whose token is this? */
export class TokenReview {
  constructor(private json: Json) {}

  /** The bearer token, without its scheme. A secret: keep it out of texts and logs. */
  get token(): Text {
    return textOf(this.json.member("token"), "token");
  }

  /** The audiences that the token should be meant for, a list of strings; absent when the caller does not care. */
  get audiences(): Json {
    return textsOf(this.json.member("audiences"), "audiences");
  }
}

/** A user, or nobody this module knows. */
export class Authentication {
  uid: string = "";
  groups: string[] = [];
  /** Those, of the audiences asked for, that the token is good for; empty for a module that knows nothing of them. */
  audiences: string[] = [];
  private extraKeys: string[] = [];
  private extraValues: string[][] = [];

  private constructor(private username: string, private authenticated: bool) {}

  /** The token is this user's. */
  static user(username: string): Authentication {
    return new Authentication(username, true);
  }

  /** The token is not known here, and the next module is asked. For a token that could not be checked, `fail` instead. */
  static unknown(): Authentication {
    return new Authentication("", false);
  }

  withUid(uid: string): Authentication {
    this.uid = uid;
    return this;
  }

  withGroups(groups: string[]): Authentication {
    this.groups = groups;
    return this;
  }

  withAudiences(audiences: string[]): Authentication {
    this.audiences = audiences;
    return this;
  }

  /** Whatever else is known of the user. Give each key once. */
  withExtra(key: string, values: string[]): Authentication {
    this.extraKeys.push(key);
    this.extraValues.push(values);
    return this;
  }

  /** @internal */
  write(out: Buffer): void {
    out.put(this.authenticated ? '{"authenticated":true' : '{"authenticated":false');
    if (this.authenticated) this.writeUser(out);
    out.putList("audiences", this.audiences);
    out.put("}");
  }

  private writeUser(out: Buffer): void {
    out.put(',"user":{"username":');
    out.putString(this.username);
    out.putField("uid", this.uid);
    out.putList("groups", this.groups);
    if (this.extraKeys.length) {
      out.put(',"extra":{');
      for (let i = 0; i < this.extraKeys.length; i++) {
        if (i) out.putByte(0x2c);
        out.putString(this.extraKeys[i]);
        out.putByte(0x3a);
        out.putStrings(this.extraValues[i]);
      }
      out.put("}");
    }
    out.put("}");
  }
}

/** The whole of a call: export it as `authn`. */
export function answerTokenReview(policy: (review: TokenReview, settings: Json) => Authentication): void {
  const spec = requiredObject(readReview(), "spec");
  const answer = policy(new TokenReview(spec), settings);
  const out = new Buffer();
  out.put('{"response":{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":');
  answer.write(out);
  out.put("}}");
  writeStream(1, out.start, out.length);
}
