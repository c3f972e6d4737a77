package dev.wasmk8s.runtime.internal.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether this Java virtual machine compiles methods of any size, which HotSpot does not unless it is told to. */
final class HugeMethods {
    private HugeMethods() {}

    static boolean areCompiled() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot != null
                    && !Boolean.parseBoolean(
                            hotSpot.getVMOption("DontCompileHugeMethods").getValue());
        } catch (LinkageError | IllegalArgumentException e) {
            // The runtime image has no such module, or the machine is no HotSpot: take it for the usual one.
            return false;
        }
    }
}
