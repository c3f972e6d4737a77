package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * A region that is moved.
 *
 * @param start its first instruction
 * @param end the first instruction behind it
 * @param entries where it is entered, its start first
 * @param stack what is on the operand stack at its start: with several entries the number of the entry taken
 * @param parameters what its method is given behind the stack, by ascending slot
 * @param exits the ways out; one that goes on at {@code end} is the last
 * @param handover how the way and the values are told
 * @param name the name of its method
 */
record Region(
        int start,
        int end,
        List<RegionEntry> entries,
        List<Type> stack,
        List<Local> parameters,
        List<RegionExit> exits,
        Handover handover,
        String name) {
    /** The descriptor of its method. */
    String descriptor() {
        Type[] types = Stream.concat(stack.stream(), parameters.stream().map(Local::type))
                .toArray(Type[]::new);
        return Type.getMethodDescriptor(result(), types);
    }

    private Type result() {
        return switch (handover) {
            case NONE -> Type.VOID_TYPE;
            case VALUE -> exits.get(0).only();
            case INDEX, ARRAY -> Type.INT_TYPE;
            case PACKED -> Type.LONG_TYPE;
        };
    }

    /** The most values that leave it together. */
    int values() {
        return exits.stream().mapToInt(RegionExit::values).max().orElse(0);
    }

    /** The number of slots that the arguments take. */
    int argumentSlots() {
        return Type.getArgumentsAndReturnSizes(descriptor()) >> 2;
    }
}
