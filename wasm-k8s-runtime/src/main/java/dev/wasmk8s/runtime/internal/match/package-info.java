/** Does this module see this request? Answered before a guest is used. */
package dev.wasmk8s.runtime.internal.match;
