package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.observation.AdmissionStep;

/** One of the two phases of admission, with the prefix that the API server's audit annotations have for it. */
enum AdmissionPhase {
    MUTATING("mutation.webhook.admission.k8s.io", AdmissionStep.ADMIT),
    VALIDATING("validating.webhook.admission.k8s.io", AdmissionStep.VALIDATE);

    private final String auditPrefix;
    private final AdmissionStep step;

    AdmissionPhase(String auditPrefix, AdmissionStep step) {
        this.auditPrefix = auditPrefix;
        this.step = step;
    }

    /** What observers call it. */
    AdmissionStep step() {
        return step;
    }

    /**
     * The key under which the audit log tells that a member failed and was passed over.
     *
     * @param round 0, or 1 where a member is asked once more
     * @param index the member's place within its phase, those counted that were not asked
     */
    String failedOpenKey(int round, int index) {
        return "failed-open." + auditPrefix + "/round_" + round + "_index_" + index;
    }
}
