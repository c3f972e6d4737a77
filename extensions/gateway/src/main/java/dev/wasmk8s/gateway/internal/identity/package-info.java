/** 2. Who asks: tokens, the user behind them, the user they act as, and how the API server is told. */
package dev.wasmk8s.gateway.internal.identity;
