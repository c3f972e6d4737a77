/** 3. May the user do it? */
package dev.wasmk8s.gateway.internal.access;
