/** 5. What the client and the listener hear: Status documents, warnings, events. */
package dev.wasmk8s.gateway.internal.answer;
