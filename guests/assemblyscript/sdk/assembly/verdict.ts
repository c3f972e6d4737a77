// AdmissionReview, admission.k8s.io/v1: the response half.
import { Buffer } from "./buffer";
import { Edit } from "./edit";

/** Allowed, perhaps with a changed object, or denied. */
export class Verdict {
  private message: string = "";
  private reason: string = "";
  private code: i32 = 0;
  private object: Edit | null = null;
  private causes: string[] = []; // fields and messages in turn
  private warnings: string[] = [];
  private annotations: string[] = []; // keys and values in turn

  private constructor(private allowed: bool) {}

  /** The request may proceed, with the object as it is. */
  static allow(): Verdict {
    return new Verdict(true);
  }

  /** The request may proceed, with the object as it is after these changes. */
  static mutate(object: Edit): Verdict {
    const verdict = new Verdict(true);
    verdict.object = object;
    return verdict;
  }

  /** The request is refused; the message tells the user why. */
  static deny(message: string): Verdict {
    const verdict = new Verdict(false);
    verdict.message = message;
    return verdict;
  }

  /** The HTTP status code of a denial, 400 to 599. Without it the API server answers 400. */
  withCode(code: i32): Verdict {
    this.code = code;
    return this;
  }

  /** The machine-readable reason of a denial, such as `Forbidden` or `Invalid`. */
  withReason(reason: string): Verdict {
    this.reason = reason;
    return this;
  }

  /** One of several causes of a denial: the path of a field, and what is wrong with it. */
  withCause(field: string, message: string): Verdict {
    this.causes.push(field);
    this.causes.push(message);
    return this;
  }

  /** A warning that clients show, whatever the verdict: 120 characters at most. */
  withWarning(warning: string): Verdict {
    this.warnings.push(warning);
    return this;
  }

  /** An annotation of the audit event; the host puts the module's name before the key. Give each key once. */
  withAnnotation(key: string, value: string): Verdict {
    this.annotations.push(key);
    this.annotations.push(value);
    return this;
  }

  /** @internal */
  write(out: Buffer): void {
    out.put(this.allowed ? ',"allowed":true' : ',"allowed":false');
    if (!this.allowed) this.writeStatus(out);
    const object = this.object;
    if (object) writePatch(out, object);
    out.putList("warnings", this.warnings);
    if (this.annotations.length) {
      out.put(',"auditAnnotations":{');
      for (let i = 0; i < this.annotations.length; i += 2) {
        if (i) out.putByte(0x2c);
        out.putString(this.annotations[i]);
        out.putByte(0x3a);
        out.putString(this.annotations[i + 1]);
      }
      out.put("}");
    }
  }

  private writeStatus(out: Buffer): void {
    out.put(',"status":{"message":');
    out.putString(this.message);
    out.putField("reason", this.reason);
    if (this.code) {
      out.putName("code");
      out.put(this.code.toString());
    }
    if (this.causes.length) this.writeCauses(out);
    out.put("}");
  }

  private writeCauses(out: Buffer): void {
    out.put(',"details":{"causes":[');
    for (let i = 0; i < this.causes.length; i += 2) {
      out.put(i ? ',{"field":' : '{"field":');
      out.putString(this.causes[i]);
      out.put(',"message":');
      out.putString(this.causes[i + 1]);
      out.put("}");
    }
    out.put("]}");
  }
}

function writePatch(out: Buffer, object: Edit): void {
  const json = new Buffer();
  object.write(json);
  out.put(',"patchType":"Full","patch":"');
  out.putBase64(json.start, json.length);
  out.put('"');
}
