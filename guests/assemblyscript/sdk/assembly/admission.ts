// AdmissionReview, admission.k8s.io/v1: the request half.
import { Buffer } from "./buffer";
import { objectOf, readReview, requiredObject, settings, textOf } from "./envelope";
import { Json, failIn } from "./json";
import { Text } from "./text";
import { UserInfo } from "./user";
import { Verdict } from "./verdict";
import { writeStream } from "./wasi";

/** What is done to the object. A PATCH request comes as Update. */
export enum Operation {
  Create,
  Update,
  Delete,
  Connect,
}

/** A kind, fully qualified. The core group is empty. */
export class GroupVersionKind {
  constructor(private json: Json) {}

  get group(): Text {
    return textOf(this.json.member("group"), "group");
  }

  get version(): Text {
    return textOf(this.json.member("version"), "version");
  }

  get kind(): Text {
    return textOf(this.json.member("kind"), "kind");
  }
}

/** A resource (plural, lower case), fully qualified. The core group is empty. */
export class GroupVersionResource {
  constructor(private json: Json) {}

  get group(): Text {
    return textOf(this.json.member("group"), "group");
  }

  get version(): Text {
    return textOf(this.json.member("version"), "version");
  }

  get resource(): Text {
    return textOf(this.json.member("resource"), "resource");
  }
}

/**
 * May this change be made? Fields are read, and checked, when they are asked for: ask once, and keep what you need again.
 * What the request lacks is empty, or absent.
 */
export class AdmissionRequest {
  /** Identifies this call. The answer repeats it, which is done for you. */
  uid: Text;
  operation: Operation;

  constructor(private json: Json) {
    this.uid = textOf(json.member("uid"), "uid");
    if (!changetype<Json>(this.uid).exists) failIn("uid", "missing");
    this.operation = operationOf(textOf(json.member("operation"), "operation"));
  }

  /** What `object` and `oldObject` are. */
  get kind(): GroupVersionKind {
    return new GroupVersionKind(this.objectAt("kind"));
  }

  get resource(): GroupVersionResource {
    return new GroupVersionResource(this.objectAt("resource"));
  }

  /** For example `status` or `scale`; empty for the resource itself. */
  get subResource(): Text {
    return this.textAt("subResource");
  }

  /** The kind that the client used, where the host converted the object. */
  get requestKind(): GroupVersionKind {
    return new GroupVersionKind(this.objectAt("requestKind"));
  }

  /** The resource that the client used, where the host matched an equivalent. */
  get requestResource(): GroupVersionResource {
    return new GroupVersionResource(this.objectAt("requestResource"));
  }

  get requestSubResource(): Text {
    return this.textAt("requestSubResource");
  }

  /** Empty while the name is yet to be generated, and on deletion of a collection. */
  get name(): Text {
    return this.textAt("name");
  }

  /** Empty for objects of the cluster. A Namespace has its own name here. */
  get namespace(): Text {
    return this.textAt("namespace");
  }

  get userInfo(): UserInfo {
    return new UserInfo(this.objectAt("userInfo"), "username");
  }

  /** The object as it would become; absent on DELETE. */
  get object(): Json {
    return this.objectAt("object");
  }

  /** The object as it is; absent on CREATE and CONNECT. */
  get oldObject(): Json {
    return this.objectAt("oldObject");
  }

  /** The CreateOptions, UpdateOptions or DeleteOptions of the request. */
  get options(): Json {
    return this.objectAt("options");
  }

  /** Whether nothing will be stored. A policy should decide as always. */
  get dryRun(): bool {
    return this.json.member("dryRun").boolean(false);
  }

  /** Whether the object is of this kind, in any version. The core group is "". */
  isKind(group: string, kind: string): bool {
    const actual = this.kind;
    return actual.kind.is(kind) && actual.group.is(group);
  }

  /** Whether the object itself is created or updated: no subresource, and neither DELETE nor CONNECT. */
  isCreateOrUpdate(): bool {
    return (this.operation == Operation.Create || this.operation == Operation.Update) && this.subResource.isEmpty;
  }

  private textAt(name: string): Text {
    return textOf(this.json.member(name), name);
  }

  private objectAt(name: string): Json {
    return objectOf(this.json.member(name), name);
  }
}

function operationOf(name: Text): Operation {
  if (name.is("CREATE")) return Operation.Create;
  if (name.is("UPDATE")) return Operation.Update;
  if (name.is("DELETE")) return Operation.Delete;
  if (!name.is("CONNECT")) failIn("operation", "not known, or missing");
  return Operation.Connect;
}

/** The whole of a call: export it as `validate`, for modules that change objects too. */
export function answerAdmission(policy: (request: AdmissionRequest, settings: Json) => Verdict): void {
  const request = new AdmissionRequest(requiredObject(readReview(), "request"));
  const verdict = policy(request, settings);
  const out = new Buffer();
  out.put('{"response":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":');
  const uid = request.uid;
  out.putBytes(uid.start, uid.length); // as it came, with its quotes
  verdict.write(out);
  out.put("}}}");
  writeStream(1, out.start, out.length);
}
