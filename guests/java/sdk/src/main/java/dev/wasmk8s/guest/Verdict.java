package dev.wasmk8s.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of an admission module: allowed, perhaps with a changed object, or denied. Each {@code with} method
 * changes this verdict and returns it. No parameter may be null.
 */
public final class Verdict implements Answer {
    private final boolean allowed;
    private final Optional<JsonObject> object;
    private final Optional<Denial> denial;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private String uid = "";

    private Verdict(boolean allowed, Optional<JsonObject> object, Optional<Denial> denial) {
        this.allowed = allowed;
        this.object = object;
        this.denial = denial;
    }

    /** The request may proceed, with the object as it is. */
    public static Verdict allow() {
        return new Verdict(true, Optional.empty(), Optional.empty());
    }

    /**
     * The request may proceed, with {@code object} in place of the object sent: every field that {@code object} lacks
     * is removed. Change the request's own object, lest fields that you do not know get lost.
     */
    public static Verdict mutate(JsonObject object) {
        return new Verdict(true, Optional.of(object), Optional.empty());
    }

    /** The request is refused; {@code message} tells the user why. */
    public static Verdict deny(String message) {
        return new Verdict(false, Optional.empty(), Optional.of(new Denial(message)));
    }

    /**
     * Sets the HTTP status code of a denial, 400 to 599. Without it the API server answers 400.
     *
     * @throws IllegalStateException if this is not a denial; so do the next two
     */
    public Verdict withCode(int code) {
        denial().code(code);
        return this;
    }

    /** Sets the machine-readable reason of a denial, such as {@code Forbidden} or {@code Invalid}. */
    public Verdict withReason(String reason) {
        denial().reason(reason);
        return this;
    }

    /** Adds one of several causes of a denial: the path of a field, and what is wrong with it. */
    public Verdict withCause(String field, String message) {
        denial().cause(field, message);
        return this;
    }

    /** Adds a warning that clients show to the user, whatever the verdict. Aim for 120 characters at most. */
    public Verdict withWarning(String warning) {
        warnings.add(warning);
        return this;
    }

    /** Adds an annotation to the audit event. The host puts the module's name before {@code key}. */
    public Verdict withAnnotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    Verdict answering(String uid) {
        this.uid = uid;
        return this;
    }

    private Denial denial() {
        return denial.orElseThrow(() -> new IllegalStateException("only a denial has a code, a reason and causes"));
    }

    @Override
    public void write(JsonWriter out) {
        out.open('{').name("uid").string(uid).name("allowed").flag(allowed);
        if (denial.isPresent()) {
            denial.get().write(out);
        }
        if (object.isPresent()) {
            out.name("patchType")
                    .string("Full")
                    .name("patch")
                    .base64(object.get().toJson());
        }
        if (!warnings.isEmpty()) {
            out.name("warnings").strings(warnings);
        }
        if (!annotations.isEmpty()) {
            out.name("auditAnnotations").open('{');
            for (Map.Entry<String, String> annotation : annotations.entrySet()) {
                out.name(annotation.getKey()).string(annotation.getValue());
            }
            out.close('}');
        }
        out.close('}');
    }
}
