/** For the JDK Flight Recorder: {@link dev.wasmk8s.jfr.FlightRecorderObserver}. */
package dev.wasmk8s.jfr;
