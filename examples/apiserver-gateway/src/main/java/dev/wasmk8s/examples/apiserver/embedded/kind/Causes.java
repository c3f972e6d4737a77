package dev.wasmk8s.examples.apiserver.embedded.kind;

import dev.wasmk8s.admission.Status.Cause;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an object, in the words of the Kubernetes API. Not thread-safe. */
public final class Causes {
    private final List<Cause> list = new ArrayList<>();

    /** What was collected. */
    public List<Cause> list() {
        return List.copyOf(list);
    }

    /** A field is missing. */
    public void required(String field) {
        required(field, "");
    }

    /** A field is missing. */
    public void required(String field, String why) {
        add("FieldValueRequired", field, why.isEmpty() ? "Required value" : "Required value: " + why);
    }

    /** A field has a value that it cannot have. */
    public void invalid(String field, String value, String why) {
        add("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why);
    }

    /** A value occurs twice. */
    public void duplicate(String field, String value) {
        add("FieldValueDuplicate", field, "Duplicate value: \"" + value + "\"");
    }

    /** A field must not be set, or not now. */
    public void forbidden(String field, String why) {
        add("FieldValueForbidden", field, "Forbidden: " + why);
    }

    /** A field has a value that is none of those it can have. */
    public void notSupported(String field, String value, List<String> supported) {
        String values = String.join("\", \"", supported);
        add(
                "FieldValueNotSupported",
                field,
                "Unsupported value: \"" + value + "\": supported values: \"" + values + "\"");
    }

    private void add(String reason, String field, String message) {
        list.add(new Cause(reason, message, field));
    }
}
