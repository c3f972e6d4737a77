package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.math.BigInteger;

/** An IP address, of version 4 or 6. */
@Immutable
final class IpAddress extends OpaqueValue {
    static final OpaqueType TYPE = OpaqueType.create("net.IP");

    private static final int BITS_OF_4 = 32;
    private static final int BITS_OF_6 = 128;
    private static final BigInteger BROADCAST =
            BigInteger.ONE.shiftLeft(BITS_OF_4).subtract(BigInteger.ONE);

    private final int bits;
    private final BigInteger number;

    private IpAddress(int bits, BigInteger number) {
        this.bits = bits;
        this.number = number;
    }

    static IpAddress of4(long number) {
        return new IpAddress(BITS_OF_4, BigInteger.valueOf(number));
    }

    static IpAddress of6(BigInteger number) {
        return new IpAddress(BITS_OF_6, number);
    }

    /** 32 or 128. */
    int bits() {
        return bits;
    }

    BigInteger number() {
        return number;
    }

    /** The same with zeros after a prefix. */
    IpAddress masked(int prefix) {
        int rest = bits - prefix;
        return new IpAddress(bits, number.shiftRight(rest).shiftLeft(rest));
    }

    long family() {
        return is4() ? 4 : 6;
    }

    boolean isUnspecified() {
        return number.signum() == 0;
    }

    boolean isLoopback() {
        return is4() ? begins(0x7F, 8) : number.equals(BigInteger.ONE);
    }

    /** The scope of a multicast address of version 6 is in its second byte, beside flags. */
    boolean isLinkLocalMulticast() {
        return is4() ? begins(0xE00000, 24) : begins(0xFF, 8) && (leading(16) & 0xF) == 2;
    }

    boolean isLinkLocalUnicast() {
        return is4() ? begins(0xA9FE, 16) : begins(0xFE80 >> 6, 10);
    }

    boolean isGlobalUnicast() {
        boolean multicast = is4() ? begins(0xE, 4) : begins(0xFF, 8);
        boolean broadcast = is4() && number.equals(BROADCAST);
        return !isUnspecified() && !broadcast && !isLoopback() && !multicast && !isLinkLocalUnicast();
    }

    private boolean is4() {
        return bits == BITS_OF_4;
    }

    private boolean begins(int prefix, int length) {
        return leading(length) == prefix;
    }

    private int leading(int length) {
        return number.shiftRight(bits - length).intValueExact();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && bits == that.bits && number.equals(that.number);
    }

    @Override
    public int hashCode() {
        return number.hashCode() + bits;
    }

    @Override
    public IpAddress value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return TYPE;
    }
}
