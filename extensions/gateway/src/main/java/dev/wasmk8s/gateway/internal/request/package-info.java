/** 1. What is asked: path, query, selectors, and what the API server makes of them. */
package dev.wasmk8s.gateway.internal.request;
