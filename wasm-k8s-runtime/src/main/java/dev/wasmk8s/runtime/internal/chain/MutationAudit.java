package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.internal.patch.JsonDiffs;
import dev.wasmk8s.spec.change.FullPatch;
import dev.wasmk8s.spec.change.JsonPatcher;
import dev.wasmk8s.spec.verify.MutationAnnotations;

/**
 * What the audit log tells of one mutating member, with the keys and in the form of the API server. All of it but patches is
 * written in advance. Immutable.
 */
final class MutationAudit {
    private final AdmissionMember member;
    private final int index;
    private final String[] callKeys;
    private final String unchanged;
    private final String changed;

    /**
     * Writes what is known.
     *
     * @param index its place within the phase, those counted that are not asked
     */
    MutationAudit(AdmissionMember member, int index) {
        this.member = member;
        this.index = index;
        callKeys = new String[] {MutationAnnotations.callKey(0, index), MutationAnnotations.callKey(1, index)};
        unchanged = MutationAnnotations.call(member.name(), false);
        changed = MutationAnnotations.call(member.name(), true);
    }

    /** Tells of a call. */
    void tellCall(Gathered gathered, int round, boolean mutated) {
        gathered.annotate(callKeys[round], mutated ? changed : unchanged);
    }

    /**
     * Tells of a patch. Members answer with objects, whatever their patch was: what one that may answer with operations did
     * is told in operations, else the new object is told.
     */
    void tellPatch(Gathered gathered, int round, RawJson before, RawJson after) {
        boolean operations = member.treatment().jsonPatch();
        String value = operations
                ? MutationAnnotations.patch(member.name(), JsonDiffs.between(before, after), JsonPatcher.TYPE)
                : MutationAnnotations.patch(member.name(), after, FullPatch.TYPE);
        gathered.annotate(MutationAnnotations.patchKey(round, index), value);
    }
}
