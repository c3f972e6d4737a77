// SubjectAccessReview, authorization.k8s.io/v1.
import { Buffer } from "./buffer";
import { objectOf, readReview, requiredObject, settings, textOf } from "./envelope";
import { Json } from "./json";
import { Text } from "./text";
import { UserInfo } from "./user";
import { writeStream } from "./wasi";

/** May this user do that? Exactly one kind of attributes is there. */
export class AccessReview {
  user: UserInfo;

  constructor(private json: Json) {
    this.user = new UserInfo(json, "user");
  }

  /** What is to be done to a resource; all texts are empty if the request is for another path. */
  get resource(): ResourceAttributes {
    return new ResourceAttributes(objectOf(this.json.member("resourceAttributes"), "resourceAttributes"));
  }

  /** A request for a path that is no resource, such as /healthz. */
  get nonResource(): NonResourceAttributes {
    return new NonResourceAttributes(objectOf(this.json.member("nonResourceAttributes"), "nonResourceAttributes"));
  }
}

/** A request for a resource. Empty texts mean: core group, no subresource, all names, all namespaces or none. */
export class ResourceAttributes {
  constructor(private json: Json) {}

  /** Whether the request is for a resource. */
  get exists(): bool {
    return this.json.exists;
  }

  get namespace(): Text {
    return this.text("namespace");
  }

  get verb(): Text {
    return this.text("verb");
  }

  get group(): Text {
    return this.text("group");
  }

  get version(): Text {
    return this.text("version");
  }

  get resource(): Text {
    return this.text("resource");
  }

  get subresource(): Text {
    return this.text("subresource");
  }

  get name(): Text {
    return this.text("name");
  }

  /** Narrows the request, and may be ignored: the wider one is decided then. An object with `requirements`. */
  get fieldSelector(): Json {
    return objectOf(this.json.member("fieldSelector"), "fieldSelector");
  }

  /** Narrows the request, and may be ignored: the wider one is decided then. An object with `requirements`. */
  get labelSelector(): Json {
    return objectOf(this.json.member("labelSelector"), "labelSelector");
  }

  private text(name: string): Text {
    return textOf(this.json.member(name), name);
  }
}

export class NonResourceAttributes {
  constructor(private json: Json) {}

  /** Whether the request is for a path that is no resource. */
  get exists(): bool {
    return this.json.exists;
  }

  get path(): Text {
    return textOf(this.json.member("path"), "path");
  }

  /** The HTTP method in lower case. */
  get verb(): Text {
    return textOf(this.json.member("verb"), "verb");
  }
}

/** Allow, deny, or leave it to the next authorizer. The reason is for the user and the audit log. */
export class Decision {
  private constructor(private allowed: bool, private denied: bool, private reason: string) {}

  static allow(reason: string): Decision {
    return new Decision(true, false, reason);
  }

  static deny(reason: string): Decision {
    return new Decision(false, true, reason);
  }

  static noOpinion(reason: string): Decision {
    return new Decision(false, false, reason);
  }

  /** @internal */
  write(out: Buffer): void {
    out.put(this.allowed ? '{"allowed":true' : '{"allowed":false');
    if (this.denied) out.put(',"denied":true');
    out.putField("reason", this.reason);
    out.put("}");
  }
}

/** The whole of a call: export it as `authz`. */
export function answerAccessReview(policy: (review: AccessReview, settings: Json) => Decision): void {
  const spec = requiredObject(readReview(), "spec");
  const answer = policy(new AccessReview(spec), settings);
  const out = new Buffer();
  out.put('{"response":{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","status":');
  answer.write(out);
  out.put("}}");
  writeStream(1, out.start, out.length);
}
