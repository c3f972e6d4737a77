package dev.wasmk8s.runtime.internal.wasi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A memory that fails the test when it is touched outside its bounds. */
final class ArrayMemory implements GuestMemory {
    private final ByteBuffer bytes;

    ArrayMemory(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes a list of buffers from {@code at} on: address and length in turn. */
    ArrayMemory buffers(long at, long... addressesAndLengths) {
        for (int i = 0; i < addressesAndLengths.length; i++) {
            putInt(at + i * 4L, addressesAndLengths[i]);
        }
        return this;
    }

    ArrayMemory text(long at, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(at, utf8, 0, utf8.length);
        return this;
    }

    String text(long at, int length) {
        byte[] utf8 = new byte[length];
        read(at, utf8, 0, length);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    byte[] snapshot() {
        return bytes.array().clone();
    }

    private int checked(long address, long length) {
        if (!contains(address, length)) {
            throw new AssertionError("touched " + length + " bytes at " + address + " of " + size());
        }
        return (int) address;
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public byte getByte(long address) {
        return bytes.get(checked(address, 1));
    }

    @Override
    public short getShort(long address) {
        return bytes.getShort(checked(address, 2));
    }

    @Override
    public long getInt(long address) {
        return bytes.getInt(checked(address, 4)) & 0xFFFF_FFFFL;
    }

    @Override
    public long getLong(long address) {
        return bytes.getLong(checked(address, 8));
    }

    @Override
    public void putByte(long address, int value) {
        bytes.put(checked(address, 1), (byte) value);
    }

    @Override
    public void putShort(long address, int value) {
        bytes.putShort(checked(address, 2), (short) value);
    }

    @Override
    public void putInt(long address, long value) {
        bytes.putInt(checked(address, 4), (int) value);
    }

    @Override
    public void putLong(long address, long value) {
        bytes.putLong(checked(address, 8), value);
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        bytes.get(checked(address, length), target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        bytes.put(checked(address, length), source, offset, length);
    }
}
