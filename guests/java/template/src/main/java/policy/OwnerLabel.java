package policy;

import dev.wasmk8s.guest.AdmissionRequest;
import dev.wasmk8s.guest.Guest;
import dev.wasmk8s.guest.Json;
import dev.wasmk8s.guest.Settings;
import dev.wasmk8s.guest.Verdict;

/** Demands a label of whatever is created or changed. Settings: {@code {"label": "owner"}}. */
public final class OwnerLabel {
    private OwnerLabel() {}

    public static void main(String[] args) {
        Guest.validator(Settings.required(OwnerLabel::label), OwnerLabel::validate);
    }

    static String label(Json settings) {
        return settings.object().getText("label").orElse("owner");
    }

    static Verdict validate(AdmissionRequest request, String label) {
        if (!request.isCreateOrUpdate() || request.object().isEmpty()) {
            return Verdict.allow();
        }
        if (request.object().get().has("metadata", "labels", label)) {
            return Verdict.allow();
        }
        return Verdict.deny("the label `" + label + "` is missing")
                .withCode(422)
                .withCause("metadata.labels", "must have `" + label + "`");
    }
}
