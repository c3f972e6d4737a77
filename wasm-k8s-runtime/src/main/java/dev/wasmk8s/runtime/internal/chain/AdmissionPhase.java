package dev.wasmk8s.runtime.internal.chain;

/** One of the two phases of admission, with the prefix that the API server's audit annotations have for it. */
enum AdmissionPhase {
    MUTATING("mutation.webhook.admission.k8s.io"),
    VALIDATING("validating.webhook.admission.k8s.io");

    private final String auditPrefix;

    AdmissionPhase(String auditPrefix) {
        this.auditPrefix = auditPrefix;
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
