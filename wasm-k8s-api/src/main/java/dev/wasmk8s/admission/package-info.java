/** May this object be stored, and in what form? One AdmissionReview in the caller's words. */
package dev.wasmk8s.admission;
