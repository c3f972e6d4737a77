package dev.wasmk8s.fuzzing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a function, made of choices. It is valid whatever is chosen, and ends: every loop and every call takes from a
 * counter, and at zero the function traps. What has no bits that all engines agree on, the payload of a NaN, is never
 * stored. Not thread-safe.
 */
final class WasmFunction {
    /** Global 0 is the counter; the others are for code, in the order of the types. */
    static final int GLOBALS = 5;

    private static final int DEEPEST = 5;
    private static final int MOST_BYTES = 3000;
    private static final List<Integer> NUMBERS =
            List.of(0, 1, -1, 2, 7, 31, 32, 64, 255, 65535, 65536, 1 << 20, 1 << 31);

    private final Input input;
    private final List<WasmSignature> functions;
    private final WasmSignature signature;
    private final List<WasmType> locals;
    private final WasmBytes code = new WasmBytes();
    /** What a branch to each open block takes, outermost first; the function itself is the first. */
    private final List<Optional<WasmType>> labels = new ArrayList<>();

    /**
     * Begins a function.
     *
     * @param functions the signatures of all functions, by index
     */
    WasmFunction(Input input, List<WasmSignature> functions, WasmSignature signature) {
        this.input = input;
        this.functions = functions;
        this.signature = signature;
        this.locals = new ArrayList<>(signature.parameters());
    }

    byte[] body() {
        int extra = input.below(20);
        WasmBytes body = new WasmBytes();
        body.unsigned(extra);
        for (int i = 0; i < extra; i++) {
            WasmType type = input.of(WasmType.ALL);
            locals.add(type);
            body.unsigned(1).op(type.code());
        }
        labels.add(signature.result());
        spend();
        statements(0);
        signature.result().ifPresent(type -> expression(type, 0));
        code.op(0x0b);
        return body.append(code).bytes();
    }

    /** The body of the function that is exported: it calls each other one, and stores what they give. */
    static byte[] main(Input input, List<WasmSignature> functions, int fuel) {
        WasmFunction main = new WasmFunction(input, functions, WasmSignature.ALL.get(0));
        main.labels.add(Optional.empty());
        main.code.op(0x41).signed(fuel).op(0x24).unsigned(0);
        for (int i = 1; i < functions.size(); i++) {
            WasmSignature called = functions.get(i);
            Optional<WasmType> result = called.result();
            result.ifPresent(type -> main.code.op(0x41).signed(0));
            called.parameters().forEach(main::constant);
            main.code.op(0x10).unsigned(i);
            if (result.isPresent()) {
                main.toInteger(result.get());
                main.code.op(0x37, 0).unsigned(8L * i);
            }
        }
        return new WasmBytes().unsigned(0).append(main.code.op(0x0b)).bytes();
    }

    /** The counter, one less, or a trap. */
    private void spend() {
        code.op(0x23, 0, 0x45, 0x04, 0x40, 0x00, 0x0b, 0x23, 0, 0x41, 1, 0x6b, 0x24, 0);
    }

    private void statements(int depth) {
        while (!input.isEmpty() && code.size() < MOST_BYTES) {
            int choice = input.below(18);
            if (choice == 0) {
                return;
            }
            if (!statement(choice, depth)) {
                return;
            }
        }
    }

    /** Writes a statement; false if nothing after it in this block is reached. */
    private boolean statement(int choice, int depth) {
        boolean deep = depth >= DEEPEST;
        switch (choice) {
            case 1, 2, 3 -> setLocal(depth);
            case 4 -> setGlobal(depth);
            case 5, 6 -> store(depth);
            case 7 -> ifElse(depth, deep);
            case 8 -> block(0x02, depth, deep);
            case 9 -> block(0x03, depth, deep);
            case 10 -> branchIf(depth);
            case 11 -> {
                return !branchTable(depth);
            }
            case 12 -> call(depth);
            case 13 -> {
                return !leave(depth);
            }
            case 14 -> {
                expression(input.of(WasmType.ALL), depth + 1);
                code.op(0x1a);
            }
            case 15 -> fillOrCopy(depth);
            case 16 -> cascade(depth, deep);
            default -> code.op(0x01);
        }
        return true;
    }

    private void setLocal(int depth) {
        if (locals.isEmpty()) {
            return;
        }
        int local = input.below(locals.size());
        expression(locals.get(local), depth + 1);
        code.op(0x21).unsigned(local);
    }

    private void setGlobal(int depth) {
        WasmType type = input.of(List.of(WasmType.I32, WasmType.I64));
        expression(type, depth + 1);
        code.op(0x24).unsigned(1 + type.ordinal());
    }

    private void store(int depth) {
        WasmType type = input.of(WasmType.ALL);
        address(depth);
        expression(type, depth + 1);
        toInteger(type);
        code.op(input.of(List.of(0x37, 0x3c, 0x3d, 0x3e)), 0).unsigned(input.next() * 3L);
    }

    /** What is on the stack as 64 bits that all engines agree on. */
    private void toInteger(WasmType type) {
        switch (type) {
            case I32 -> code.op(0xac);
            case F32 -> code.op(0xfc, 4);
            case F64 -> code.op(0xfc, 6);
            default -> {}
        }
    }

    private void ifElse(int depth, boolean deep) {
        expression(WasmType.I32, depth + 1);
        code.op(0x04, 0x40);
        if (!deep) {
            nested(Optional.empty(), depth);
            if (input.flag()) {
                code.op(0x05);
                nested(Optional.empty(), depth);
            }
        }
        code.op(0x0b);
    }

    private void block(int opcode, int depth, boolean deep) {
        code.op(opcode, 0x40);
        if (!deep) {
            if (opcode == 0x03) {
                spend();
            }
            nested(Optional.empty(), depth);
        }
        code.op(0x0b);
    }

    private void nested(Optional<WasmType> label, int depth) {
        labels.add(label);
        statements(depth + 1);
        labels.remove(labels.size() - 1);
    }

    private void branchIf(int depth) {
        int label = input.below(labels.size());
        Optional<WasmType> taken = labels.get(labels.size() - 1 - label);
        taken.ifPresent(type -> expression(type, depth + 1));
        expression(WasmType.I32, depth + 1);
        code.op(0x0d).unsigned(label);
        taken.ifPresent(type -> code.op(0x1a));
    }

    /** A branch by number to blocks that take the same. */
    private boolean branchTable(int depth) {
        Optional<WasmType> taken = labels.get(labels.size() - 1 - input.below(labels.size()));
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(labels.size() - 1 - i).equals(taken)) {
                targets.add(i);
            }
        }
        taken.ifPresent(type -> expression(type, depth + 1));
        expression(WasmType.I32, depth + 1);
        int count = input.below(6);
        code.op(0x0e).unsigned(count);
        for (int i = 0; i <= count; i++) {
            code.unsigned(input.of(targets));
        }
        return true;
    }

    /** Blocks in blocks, a table that leaves one of them, and something after each. */
    private void cascade(int depth, boolean deep) {
        if (deep) {
            return;
        }
        int blocks = 1 + input.below(6);
        for (int i = 0; i < blocks; i++) {
            code.op(0x02, 0x40);
            labels.add(Optional.empty());
        }
        expression(WasmType.I32, depth + 1);
        code.op(0x0e).unsigned(blocks - 1);
        for (int i = 0; i < blocks; i++) {
            code.unsigned(i);
        }
        for (int i = 0; i < blocks; i++) {
            code.op(0x0b);
            labels.remove(labels.size() - 1);
            statements(depth + 1);
            if (input.isEmpty()) {
                code.op(0x01);
            }
        }
    }

    private void call(int depth) {
        Optional<WasmType> result = invoke(depth);
        result.ifPresent(type -> code.op(0x1a));
    }

    /** Calls a function, directly or through the table, whose element may be another one. */
    private Optional<WasmType> invoke(int depth) {
        int function = input.below(functions.size());
        WasmSignature called = functions.get(function);
        if (function == 0) {
            code.op(0x01);
            return Optional.empty();
        }
        called.parameters().forEach(type -> expression(type, depth + 2));
        if (input.below(3) == 0) {
            code.op(0x41).signed(input.below(3) == 0 ? input.next() : function);
            code.op(0x11).unsigned(WasmSignature.ALL.indexOf(called)).unsigned(0);
        } else {
            code.op(0x10).unsigned(function);
        }
        return called.result();
    }

    private boolean leave(int depth) {
        if (input.below(4) == 0) {
            code.op(0x00);
            return true;
        }
        if (input.flag()) {
            signature.result().ifPresent(type -> expression(type, depth + 1));
            code.op(0x0f);
            return true;
        }
        int label = input.below(labels.size());
        labels.get(labels.size() - 1 - label).ifPresent(type -> expression(type, depth + 1));
        code.op(0x0c).unsigned(label);
        return true;
    }

    private void fillOrCopy(int depth) {
        boolean fill = input.flag();
        address(depth);
        if (fill) {
            expression(WasmType.I32, depth + 2);
        } else {
            address(depth);
        }
        code.op(0x41).signed(input.next());
        if (fill) {
            code.op(0xfc, 0x0b, 0);
        } else {
            code.op(0xfc, 0x0a, 0, 0);
        }
    }

    /** Nearly always in the memory. */
    private void address(int depth) {
        expression(WasmType.I32, depth + 1);
        if (input.next() < 250) {
            code.op(0x41).signed(0xfff).op(0x71);
        }
    }

    private void expression(WasmType type, int depth) {
        boolean deep = depth > DEEPEST || code.size() > MOST_BYTES;
        switch (deep ? input.below(3) : input.below(16)) {
            case 1 -> local(type);
            case 2 -> global(type);
            case 3, 4, 5 -> {
                expression(type, depth + 1);
                expression(type, depth + 1);
                code.op(input.of(type.binary()));
            }
            case 6 -> {
                expression(type, depth + 1);
                code.op(input.of(type.unary()));
            }
            case 7 -> load(type, depth);
            case 8 -> convert(type, depth);
            case 9 -> {
                expression(type, depth + 1);
                expression(type, depth + 1);
                expression(WasmType.I32, depth + 1);
                code.op(0x1b);
            }
            case 10 -> valued(0x04, type, depth);
            case 11 -> valued(0x02, type, depth);
            case 12 -> valued(0x03, type, depth);
            case 13 -> tee(type, depth);
            case 14 -> called(type, depth);
            default -> constant(type);
        }
    }

    private void constant(WasmType type) {
        switch (type) {
            case I32 -> code.op(0x41).signed(input.flag() ? input.of(NUMBERS) : input.int32());
            case I64 -> code.op(0x42).signed(input.flag() ? input.of(NUMBERS) : input.int64());
            case F32 -> code.op(0x43).float32(input.flag() ? input.of(NUMBERS) : input.int32() * 1e-3f);
            case F64 -> code.op(0x44).float64(input.flag() ? input.of(NUMBERS) : input.int64() * 1e-3);
        }
    }

    private void local(WasmType type) {
        int start = input.next();
        for (int i = 0; i < locals.size(); i++) {
            int at = (start + i) % locals.size();
            if (locals.get(at) == type) {
                code.op(0x20).unsigned(at);
                return;
            }
        }
        constant(type);
    }

    private void tee(WasmType type, int depth) {
        int start = input.next();
        expression(type, depth + 1);
        for (int i = 0; i < locals.size(); i++) {
            int at = (start + i) % locals.size();
            if (locals.get(at) == type) {
                code.op(0x22).unsigned(at);
                return;
            }
        }
    }

    private void global(WasmType type) {
        code.op(0x23).unsigned(1 + type.ordinal());
    }

    private void load(WasmType type, int depth) {
        address(depth);
        switch (type) {
            case I32 ->
                code.op(input.of(List.of(0x28, 0x2c, 0x2d, 0x2e, 0x2f)), 0).unsigned(input.next());
            case I64 ->
                code.op(input.of(List.of(0x29, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35)), 0)
                        .unsigned(input.next());
            case F32 -> code.op(0x28, 0).unsigned(input.next()).op(0xb2);
            case F64 -> code.op(0x29, 0).unsigned(input.next()).op(0xb9);
        }
    }

    /** From another type; the ways that trap are among them. */
    private void convert(WasmType type, int depth) {
        WasmType from = input.of(WasmType.ALL);
        if (type == WasmType.I32 && input.flag()) {
            expression(from, depth + 1);
            expression(from, depth + 1);
            code.op(input.of(from.comparisons()));
            return;
        }
        if (type == from) {
            sameType(type, depth);
            return;
        }
        expression(from, depth + 1);
        boolean signed = input.flag();
        switch (type) {
            case I32 -> {
                switch (from) {
                    case I64 -> code.op(0xa7);
                    case F32 -> code.op(0xa8 + (signed ? 0 : 1));
                    default -> code.op(0xfc, signed ? 2 : 3);
                }
            }
            case I64 -> {
                switch (from) {
                    case I32 -> code.op(0xac + (signed ? 0 : 1));
                    case F32 -> code.op(0xfc, signed ? 4 : 5);
                    default -> code.op(0xb0 + (signed ? 0 : 1));
                }
            }
            case F32 -> {
                switch (from) {
                    case I32 -> code.op(0xb2 + (signed ? 0 : 1));
                    case I64 -> code.op(0xb4 + (signed ? 0 : 1));
                    default -> code.op(0xb6);
                }
            }
            case F64 -> {
                switch (from) {
                    case I32 -> code.op(0xb7 + (signed ? 0 : 1));
                    case I64 -> code.op(0xb9 + (signed ? 0 : 1));
                    default -> code.op(0xbb);
                }
            }
        }
    }

    private void sameType(WasmType type, int depth) {
        if (type != WasmType.I32) {
            constant(type);
        } else if (input.flag()) {
            code.op(0x3f, 0);
        } else {
            expression(type, depth + 1);
            code.op(0x41).signed(1).op(0x71, 0x40, 0);
        }
    }

    /** A block, a loop or an if that gives a value. */
    private void valued(int opcode, WasmType type, int depth) {
        if (opcode == 0x04) {
            expression(WasmType.I32, depth + 1);
        }
        code.op(opcode, type.code());
        labels.add(opcode == 0x03 ? Optional.empty() : Optional.of(type));
        if (opcode == 0x03) {
            spend();
        }
        if (depth < DEEPEST) {
            statements(depth + 1);
        }
        expression(type, depth + 1);
        if (opcode == 0x04) {
            code.op(0x05);
            expression(type, depth + 1);
        }
        labels.remove(labels.size() - 1);
        code.op(0x0b);
    }

    private void called(WasmType type, int depth) {
        Optional<WasmType> result = invoke(depth);
        if (result.isPresent() && result.get() == type) {
            return;
        }
        result.ifPresent(other -> code.op(0x1a));
        constant(type);
    }
}
