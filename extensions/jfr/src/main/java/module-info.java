/** Reviews and reloads as events of the JDK Flight Recorder. */
@org.jspecify.annotations.NullMarked
module dev.wasmk8s.jfr {
    requires static org.jspecify;
    requires transitive dev.wasmk8s.api;
    requires jdk.jfr;

    exports dev.wasmk8s.jfr;
}
