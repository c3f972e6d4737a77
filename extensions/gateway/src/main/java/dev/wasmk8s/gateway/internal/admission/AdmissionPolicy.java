package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.gateway.internal.access.AccessCheck;

/**
 * Who admits, and how.
 *
 * @param admitter admits
 * @param access authorizes what a request turns out to do besides
 * @param defaulted whether submitted objects are admitted with the API server's defaults filled in
 */
public record AdmissionPolicy(Admitter admitter, AccessCheck access, boolean defaulted) {}
