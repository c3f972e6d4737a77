/** The conformance cases as data: what a host is asked, what guests answer, and what must come of it. */
package dev.wasmk8s.spec.cases;
