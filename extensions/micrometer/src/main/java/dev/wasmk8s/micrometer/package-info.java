/**
 * What the API server measures of webhooks, measured of modules, under the same names, so that dashboards and alerts for
 * the one serve the other: {@link dev.wasmk8s.micrometer.MeterObserver}.
 */
package dev.wasmk8s.micrometer;
