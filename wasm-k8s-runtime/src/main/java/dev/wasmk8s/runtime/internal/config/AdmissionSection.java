package dev.wasmk8s.runtime.internal.config;

import java.util.List;

/** What the admission section of an AccessControlConfiguration declares, each list in order. */
record AdmissionSection(List<DeclaredModule> modules, List<DeclaredGroup> groups) {}
