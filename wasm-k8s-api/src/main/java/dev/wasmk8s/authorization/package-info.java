/** May this user do this? One SubjectAccessReview in the caller's words. */
package dev.wasmk8s.authorization;
