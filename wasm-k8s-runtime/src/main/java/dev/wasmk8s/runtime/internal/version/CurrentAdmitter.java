package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;

/** The admission chain of whichever version is in use when a call begins. Thread-safe. */
public record CurrentAdmitter(Versions versions) implements Admitter {
    @Override
    public Verdict admit(AdmissionRequest request) {
        Version version = versions.enter();
        try {
            return version.chains().admitter().admit(request);
        } finally {
            version.leave();
        }
    }
}
