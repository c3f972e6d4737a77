/** JSON trees of resource objects, for those requests that are not passed through as they came. */
package dev.wasmk8s.gateway.internal.json;
