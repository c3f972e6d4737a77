package dev.wasmk8s.runtime.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes small modules that no toolchain would: one exported function {@code validate} without parameters and results,
 * one memory of a page, one table of functions. Numbers in sections are bytes.
 */
final class ModuleBytes {
    private String types = "01 60 00 00";
    private boolean importing;
    private String table = "01 70 00 01";
    private String memory = "01 00 01";
    private String tags = "";
    private String body = "";

    /** The module's only function, as instructions in hexadecimal. */
    static ModuleBytes validate(String instructions) {
        ModuleBytes module = new ModuleBytes();
        module.body = instructions;
        return module;
    }

    /** Imports {@code fd_write}, which is function 0 then; {@code validate} is function 1. */
    ModuleBytes importing() {
        types = "02 60 00 00 60 04 7f 7f 7f 7f 01 7f";
        importing = true;
        return this;
    }

    ModuleBytes types(String section) {
        types = section;
        return this;
    }

    ModuleBytes table(String section) {
        table = section;
        return this;
    }

    ModuleBytes memory(String section) {
        memory = section;
        return this;
    }

    ModuleBytes tags(String section) {
        tags = section;
        return this;
    }

    byte[] write() {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(hex("00 61 73 6d 01 00 00 00"));
        section(module, 1, hex(types));
        section(module, 2, imports());
        section(module, 3, hex("01 00"));
        section(module, 4, hex(table));
        section(module, 5, hex(memory));
        section(module, 13, hex(tags));
        section(module, 7, exports());
        section(module, 10, code());
        return module.toByteArray();
    }

    private byte[] imports() {
        ByteArrayOutputStream imports = new ByteArrayOutputStream();
        if (importing) {
            imports.write(1);
            name(imports, "wasi_snapshot_preview1");
            name(imports, "fd_write");
            imports.writeBytes(hex("00 01"));
        }
        return imports.toByteArray();
    }

    private byte[] exports() {
        ByteArrayOutputStream exports = new ByteArrayOutputStream();
        exports.write(2);
        name(exports, "memory");
        exports.writeBytes(hex("02 00"));
        name(exports, "validate");
        exports.writeBytes(hex(importing ? "00 01" : "00 00"));
        return exports.toByteArray();
    }

    private static void name(ByteArrayOutputStream section, String name) {
        section.write(name.length());
        section.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] code() {
        byte[] instructions = hex(body);
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        code.write(1);
        code.write(instructions.length + 2);
        code.write(0);
        code.writeBytes(instructions);
        code.write(0x0b);
        return code.toByteArray();
    }

    private static void section(ByteArrayOutputStream module, int id, byte[] content) {
        if (content.length > 0) {
            module.write(id);
            module.write(content.length);
            module.writeBytes(content);
        }
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.replace(" ", ""));
    }
}
