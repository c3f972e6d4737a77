package dev.wasmk8s.guests;

import dev.wasmk8s.guest.AdmissionRequest;
import dev.wasmk8s.guest.Guest;
import dev.wasmk8s.guest.Verdict;

/** No ConfigMap may hold the key {@code not-allowed-value}. */
public final class MagicValidator {
    private MagicValidator() {}

    public static void main(String[] args) {
        Guest.validator(MagicValidator::validate);
    }

    static Verdict validate(AdmissionRequest request) {
        boolean held = request.isKind("", "ConfigMap")
                && request.object().isPresent()
                && request.object().get().has("data", "not-allowed-value");
        return held ? Verdict.deny("the key `not-allowed-value` is not allowed in a ConfigMap") : Verdict.allow();
    }
}
