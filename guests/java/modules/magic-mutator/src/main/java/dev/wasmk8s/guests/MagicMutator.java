package dev.wasmk8s.guests;

import dev.wasmk8s.guest.AdmissionRequest;
import dev.wasmk8s.guest.Guest;
import dev.wasmk8s.guest.JsonObject;
import dev.wasmk8s.guest.Verdict;
import java.util.List;
import java.util.Optional;

/** Every ConfigMap gets {@code magic-value: foobar}. */
public final class MagicMutator {
    private MagicMutator() {}

    public static void main(String[] args) {
        Guest.mutator(MagicMutator::mutate);
    }

    static Verdict mutate(AdmissionRequest request) {
        if (!request.isKind("", "ConfigMap") || request.object().isEmpty()) {
            return Verdict.allow();
        }
        JsonObject object = request.object().get();
        if (object.getText("data", "magic-value").equals(Optional.of("foobar"))) {
            return Verdict.allow();
        }
        object.set(List.of("data", "magic-value"), "foobar");
        return Verdict.mutate(object);
    }
}
