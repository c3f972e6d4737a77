package dev.wasmk8s.runtime.internal.outline;

/** All that is known about a method's code before it is changed. */
record Analysis(Code code, Flow flow, Liveness liveness, Borders borders, SlotTypes types, Scratch scratch) {
    static Analysis of(Code code, Scratch scratch) {
        Flow flow = new Flow(code);
        Liveness liveness = Liveness.of(code);
        Borders borders = new Borders(code, flow, scratch.firstMovable());
        return new Analysis(code, flow, liveness, borders, new SlotTypes(code, liveness, borders), scratch);
    }
}
