package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.AdmissionUpdate;
import dev.wasmk8s.runtime.ChainUpdate;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleUpdate;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.assembly.Changes;
import dev.wasmk8s.runtime.internal.assembly.Plan;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.List;

/** Changes on top of those that were made before, while they are gathered. Not thread-safe. */
final class UpdateDraft implements ModuleUpdate {
    private final List<Problem> problems = new ArrayList<>();
    private final Changes before;
    private final ChainDraft authentication;
    private final ChainDraft authorization;
    private final AdmissionDraft admission;

    /**
     * Starts with no further changes.
     *
     * @param plan what the changes are about
     * @param before the changes made before
     */
    UpdateDraft(Plan plan, Changes before) {
        this.before = before;
        authentication = new ChainDraft(UseCase.AUTHENTICATION, plan.authentication(), before, problems::add);
        authorization = new ChainDraft(UseCase.AUTHORIZATION, plan.authorization(), before, problems::add);
        admission = new AdmissionDraft(plan, before, problems::add);
    }

    @Override
    public ChainUpdate authentication() {
        return authentication;
    }

    @Override
    public ChainUpdate authorization() {
        return authorization;
    }

    @Override
    public AdmissionUpdate admission() {
        return admission;
    }

    /**
     * All changes, those made before included.
     *
     * @throws InvalidConfigurationException if one of them is about what is not there
     */
    Changes changes() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return before.with(UseCase.AUTHENTICATION, authentication.changes())
                .with(UseCase.AUTHORIZATION, authorization.changes())
                .with(UseCase.ADMISSION, admission.changes());
    }
}
