package dev.wasmk8s.guest;

/** The answer of an authorizer: allow, deny, or leave it to the next one. Immutable; no parameter may be null. */
public final class Decision implements Answer {
    private final boolean allowed;
    private final boolean denied;
    private final String reason;

    private Decision(boolean allowed, boolean denied, String reason) {
        this.allowed = allowed;
        this.denied = denied;
        this.reason = reason;
    }

    /** Yes, and no other authorizer is asked. */
    public static Decision allow() {
        return new Decision(true, false, "");
    }

    /** No, and no other authorizer is asked. */
    public static Decision deny() {
        return new Decision(false, true, "");
    }

    /** Not for this module to say. If no other authorizer allows the request it is forbidden. */
    public static Decision noOpinion() {
        return new Decision(false, false, "");
    }

    /** Says why, for the user and the audit log. */
    public Decision because(String reason) {
        return new Decision(allowed, denied, reason);
    }

    @Override
    public void write(JsonWriter out) {
        out.open('{').name("allowed").flag(allowed);
        if (denied) {
            out.name("denied").flag(true);
        }
        if (!reason.isEmpty()) {
            out.name("reason").string(reason);
        }
        out.close('}');
    }
}
