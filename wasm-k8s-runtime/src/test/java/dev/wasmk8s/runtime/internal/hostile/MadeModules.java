package dev.wasmk8s.runtime.internal.hostile;

import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.CODE;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.DATA;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.ELEMENTS;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.EXPORTS;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.FUNCTIONS;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.GLOBALS;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.IMPORTS;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.MEMORIES;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.START;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.TABLES;
import static dev.wasmk8s.runtime.internal.hostile.WasmWriter.TYPES;

import dev.wasmk8s.guests.Guests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Modules that no assembler would make, or that are too large to be kept: made when they are needed. */
final class MadeModules {
    /** In the place of a count or a length: the largest there is. */
    private static final String MOST = "ff ff ff ff 0f";

    /** The same where it is taken for a signed number. */
    private static final String MOST_SIGNED = "ff ff ff ff 07";

    private static final Map<String, Supplier<byte[]>> MODULES = new TreeMap<>();

    static {
        noModules();
        brokenNumbers();
        brokenSections();
        lyingCounts();
        tooMany();
        names();
        code();
    }

    private MadeModules() {}

    /** The names of all. */
    static Set<String> all() {
        return MODULES.keySet();
    }

    static byte[] bytes(String name) {
        Supplier<byte[]> module = MODULES.get(name);
        if (module == null) {
            throw new IllegalArgumentException("no module " + name);
        }
        return module.get();
    }

    private static void add(String name, Supplier<byte[]> module) {
        MODULES.put("hostile-wasm-" + name, module);
    }

    private static void noModules() {
        add("empty", () -> new byte[0]);
        add("magic", () -> new byte[] {0, 'A', 'S', 'M', 1, 0, 0, 0});
        add("version-2", () -> new byte[] {0, 'a', 's', 'm', 2, 0, 0, 0});
        add("component", () -> new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0});
        add("text", () -> "(module)".getBytes(StandardCharsets.US_ASCII));
        add("noise", () -> {
            byte[] noise = new byte[1 << 16];
            new Random(1).nextBytes(noise);
            return WasmWriter.module().raw(noise).write();
        });
        add("cut-off", () -> {
            byte[] whole = Guests.bytes("magic-validator");
            return Arrays.copyOf(whole, whole.length / 2);
        });
    }

    private static void brokenNumbers() {
        add("number-too-long", () -> WasmWriter.module()
                .hex("01 80 80 80 80 80 80 80 80 80 00")
                .write());
        add(
                "number-too-large",
                () -> WasmWriter.module().hex("01 ff ff ff ff 7f").write());
        add("number-cut-off", () -> WasmWriter.module().hex("01 ff").write());
    }

    private static void brokenSections() {
        add(
                "section-beyond-the-end",
                () -> WasmWriter.module().hex("01 " + MOST).write());
        add(
                "section-too-short",
                () -> WasmWriter.module().hex("01 01 01 60 00 00").write());
        add("section-unknown", () -> WasmWriter.module().hex("63 00").write());
        add(
                "section-twice",
                () -> Parts.plain().with(TYPES, "01 60 00 00").twice(TYPES).write());
        add("sections-out-of-order", () -> WasmWriter.module()
                .section(MEMORIES, WasmWriter.part().hex("01 00 01"))
                .section(TYPES, WasmWriter.part().hex("01 60 00 00"))
                .write());
        add("code-missing", () -> Parts.plain().without(CODE).write());
        add("start-with-parameters", () -> Parts.plain()
                .with(TYPES, "02 60 00 00 60 01 7f 00")
                .with(FUNCTIONS, "02 00 01")
                .with(START, "01")
                .code("02 00 0b", "02 00 0b")
                .write());
        add("start-of-nothing", () -> Parts.plain().with(START, MOST).write());
        add("import-of-nothing", () -> Parts.plain()
                .with(
                        IMPORTS,
                        WasmWriter.part()
                                .number(1)
                                .name("wasi_snapshot_preview1")
                                .name("sched_yield")
                                .hex("00 " + MOST))
                .write());
        add("export-of-nothing", () -> Parts.plain()
                .with(
                        EXPORTS,
                        WasmWriter.part()
                                .number(2)
                                .name("memory")
                                .hex("02 00")
                                .name("validate")
                                .hex("00 " + MOST))
                .write());
    }

    /** Each says that there are four billion of something, and holds none. */
    private static void lyingCounts() {
        add("count-of-types", () -> Parts.plain().with(TYPES, MOST).write());
        add(
                "count-of-parameters",
                () -> Parts.plain().with(TYPES, "01 60 " + MOST).write());
        add("count-of-imports", () -> Parts.plain().with(IMPORTS, MOST).write());
        add("count-of-functions", () -> Parts.plain().with(FUNCTIONS, MOST).write());
        add("count-of-tables", () -> Parts.plain().with(TABLES, MOST).write());
        add("count-of-memories", () -> Parts.plain().with(MEMORIES, MOST).write());
        add("count-of-globals", () -> Parts.plain().with(GLOBALS, MOST).write());
        add("count-of-exports", () -> Parts.plain().with(EXPORTS, MOST).write());
        add("count-of-elements", () -> Parts.plain().with(ELEMENTS, MOST).write());
        add("count-of-bodies", () -> Parts.plain().with(CODE, MOST).write());
        add("count-of-segments", () -> Parts.plain().with(DATA, MOST).write());
        add(
                "count-of-bytes",
                () -> Parts.plain().with(DATA, "01 00 41 00 0b " + MOST).write());
        add("count-of-branches", () -> Parts.plain().body("41 00 0e " + MOST).write());
        add(
                "count-of-locals",
                () -> Parts.plain().code("07 01 " + MOST + " 7e 0b").write());
        add("counts-of-locals", () -> Parts.plain()
                .code(WasmWriter.part()
                        .sized(WasmWriter.part()
                                .number(1000)
                                .times(1000, "ff ff ff 7f 7e")
                                .hex("0b")))
                .write());
        add(
                "room-for-parameters",
                () -> Parts.plain().with(TYPES, "01 60 " + MOST_SIGNED).write());
        add(
                "room-for-bytes",
                () -> Parts.plain().with(DATA, "01 00 41 00 0b " + MOST_SIGNED).write());
        add(
                "room-for-a-group",
                () -> Parts.plain().with(TYPES, "01 4e " + MOST_SIGNED).write());
        add(
                "room-for-a-section",
                () -> WasmWriter.module().hex("00 " + MOST_SIGNED + " 01 6e").write());
        add("count-in-a-name", () -> Parts.plain().with(EXPORTS, "01 " + MOST).write());
        add(
                "count-of-a-recursive-group",
                () -> Parts.plain().with(TYPES, "01 4e " + MOST).write());
    }

    private static void tooMany() {
        add("many-locals", () -> Parts.plain()
                .code(WasmWriter.part()
                        .sized(WasmWriter.part().number(1).number(49_000).hex("7e 10 00 10 00 0b")))
                .write());
        add("many-functions", () -> Parts.plain()
                .with(FUNCTIONS, WasmWriter.part().number(10_000).times(10_000, "00"))
                .with(CODE, WasmWriter.part().number(10_000).times(10_000, "02 00 0b"))
                .write());
        add("many-globals", () -> Parts.plain()
                .with(GLOBALS, WasmWriter.part().number(100_000).times(100_000, "7e 01 42 00 0b"))
                .write());
        add("many-types", () -> Parts.plain()
                .with(TYPES, WasmWriter.part().number(5_000).times(5_000, "60 00 00"))
                .write());
        add("far-too-many-types", () -> Parts.plain()
                .with(TYPES, WasmWriter.part().number(200_000).times(200_000, "60 00 00"))
                .write());
        add("many-segments", () -> Parts.plain()
                .with(DATA, WasmWriter.part().number(50_000).times(50_000, "00 41 00 0b 01 7a"))
                .write());
        add("many-elements", () -> Parts.plain()
                .with(ELEMENTS, WasmWriter.part().number(50_000).times(50_000, "00 41 00 0b 01 00"))
                .write());
        add("many-exports", () -> {
            WasmWriter exports = WasmWriter.part()
                    .number(50_002)
                    .name("memory")
                    .hex("02 00")
                    .name("validate")
                    .hex("00 00");
            for (int i = 0; i < 50_000; i++) {
                exports.name("export" + i).hex("00 00");
            }
            return Parts.plain().with(EXPORTS, exports).write();
        });
        add("many-tables", () -> Parts.plain()
                .with(TABLES, WasmWriter.part().number(100_000).times(100_000, "70 00 00"))
                .write());
        add("many-results", () -> Parts.plain()
                .with(
                        TYPES,
                        WasmWriter.part().number(1).hex("60 00").number(20_000).times(20_000, "7e"))
                .body(WasmWriter.part().times(20_000, "42 00"))
                .write());
    }

    private static void names() {
        add("export-twice", () -> Parts.plain()
                .with(
                        EXPORTS,
                        WasmWriter.part()
                                .number(2)
                                .name("x\r\n2027-01-01 INFO all is well \u001b[2J\u2028")
                                .hex("00 00")
                                .name("x\r\n2027-01-01 INFO all is well \u001b[2J\u2028")
                                .hex("00 00"))
                .write());
        add("name-of-megabytes", () -> Parts.plain()
                .with(
                        EXPORTS,
                        WasmWriter.part()
                                .number(2)
                                .name("n".repeat(4 << 20))
                                .hex("00 00")
                                .name("n".repeat(4 << 20))
                                .hex("00 00"))
                .write());
        add(
                "name-not-utf8",
                () -> Parts.plain().with(EXPORTS, "01 02 c0 a2 00 00").write());
        add("custom-section-of-megabytes", () -> WasmWriter.module()
                .section(0, WasmWriter.part().name("n").raw(new byte[8 << 20]))
                .write());
        add(
                "custom-section-without-name",
                () -> WasmWriter.module().hex("00 00").write());
    }

    private static void code() {
        add(
                "code-of-other-type",
                () -> Parts.plain().body("42 00 1a 41 00 42 00 6a 1a").write());
        add("code-unknown", () -> Parts.plain().body("ff ff ff").write());
        add("code-without-end", () -> Parts.plain().code("02 00 01").write());
        add("code-takes-from-nothing", () -> Parts.plain().body("1a").write());
        add("code-calls-nothing", () -> Parts.plain().body("10 " + MOST).write());
        add("code-branches-out", () -> Parts.plain().body("0c " + MOST).write());
        add("code-unknown-local", () -> Parts.plain().body("20 " + MOST + " 1a").write());
        add("code-alignment", () -> Parts.plain().body("41 00 28 1f 00 1a").write());
        add("code-sets-constant", () -> Parts.plain()
                .with(GLOBALS, "01 7f 00 41 00 0b")
                .body("41 01 24 00")
                .write());
        add("deep-blocks", () -> Parts.plain()
                .body(WasmWriter.part().times(50_000, "02 40").times(50_000, "0b"))
                .write());
        add("deep-operands", () -> Parts.plain()
                .body(WasmWriter.part().times(50_000, "41 00").times(50_000, "1a"))
                .write());
        add("enormous-function", () -> Parts.plain()
                .body(WasmWriter.part().times(40_000, "41 07 1a"))
                .write());
        add("enormous-branch-table", () -> Parts.plain()
                .body(WasmWriter.part()
                        .hex("41 00 0e")
                        .number(20_000)
                        .times(20_000, "00")
                        .hex("00"))
                .write());
        add("deep-constant", () -> Parts.plain()
                .with(
                        GLOBALS,
                        WasmWriter.part()
                                .hex("01 7f 00")
                                .times(50_000, "41 00")
                                .times(49_999, "6a")
                                .hex("0b"))
                .write());
    }

    /** The sections of a module that would be fine: {@code validate}, which does nothing, and a memory of a page. */
    private static final class Parts {
        private final Map<Integer, WasmWriter> sections = new TreeMap<>();
        private int again = -1;

        static Parts plain() {
            return new Parts()
                    .with(TYPES, "01 60 00 00")
                    .with(FUNCTIONS, "01 00")
                    .with(TABLES, "01 70 00 01")
                    .with(MEMORIES, "01 00 01")
                    .with(
                            EXPORTS,
                            WasmWriter.part()
                                    .number(2)
                                    .name("memory")
                                    .hex("02 00")
                                    .name("validate")
                                    .hex("00 00"))
                    .body("");
        }

        Parts with(int section, String hex) {
            return with(section, WasmWriter.part().hex(hex));
        }

        Parts with(int section, WasmWriter content) {
            sections.put(section, content);
            return this;
        }

        Parts without(int section) {
            sections.remove(section);
            return this;
        }

        Parts twice(int section) {
            again = section;
            return this;
        }

        /** What {@code validate} does. */
        Parts body(String hex) {
            return body(WasmWriter.part().hex(hex));
        }

        Parts body(WasmWriter instructions) {
            return code(WasmWriter.part()
                    .sized(WasmWriter.part().number(0).raw(instructions.write()).hex("0b")));
        }

        /** The bodies, each with its length. */
        Parts code(String... bodies) {
            WasmWriter code = WasmWriter.part().number(bodies.length);
            for (String body : bodies) {
                code.hex(body);
            }
            return with(CODE, code);
        }

        Parts code(WasmWriter body) {
            return with(CODE, WasmWriter.part().number(1).raw(body.write()));
        }

        byte[] write() {
            WasmWriter module = WasmWriter.module();
            sections.forEach((id, content) -> {
                module.section(id, content);
                if (id == again) {
                    module.section(id, content);
                }
            });
            return module.write();
        }
    }
}
