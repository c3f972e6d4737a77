package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.util.Optional;

/** A network: an address and the length of its prefix. What follows the prefix is kept as it was written. */
@Immutable
final class Cidr extends OpaqueValue {
    static final OpaqueType TYPE = OpaqueType.create("net.CIDR");

    private final IpAddress ip;
    private final int prefixLength;

    private Cidr(IpAddress ip, int prefixLength) {
        this.ip = ip;
        this.prefixLength = prefixLength;
    }

    static boolean isCidr(String text) {
        return read(text).isPresent();
    }

    /** Throws an IllegalArgumentException, which does not quote, if it is none. */
    static Cidr parse(String text) {
        return read(text).orElseThrow(() -> new InvalidArgument("not a network in CIDR notation"));
    }

    private static Optional<Cidr> read(String text) {
        int slash = text.lastIndexOf('/');
        String length = text.substring(slash + 1);
        boolean number = slash >= 0
                && !length.isEmpty()
                && length.length() <= 3
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && (length.length() == 1 || length.charAt(0) != '0');
        if (!number) {
            return Optional.empty();
        }
        int prefixLength = Integer.parseInt(length);
        return IpText.read(text.substring(0, slash))
                .filter(ip -> prefixLength <= ip.bits())
                .map(ip -> new Cidr(ip, prefixLength));
    }

    IpAddress ip() {
        return ip;
    }

    long prefixLength() {
        return prefixLength;
    }

    Cidr masked() {
        return new Cidr(ip.masked(prefixLength), prefixLength);
    }

    boolean contains(IpAddress other) {
        return ip.bits() == other.bits() && ip.masked(prefixLength).equals(other.masked(prefixLength));
    }

    boolean contains(Cidr other) {
        return prefixLength <= other.prefixLength && contains(other.ip);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that && prefixLength == that.prefixLength && ip.equals(that.ip);
    }

    @Override
    public int hashCode() {
        return ip.hashCode() + prefixLength;
    }

    @Override
    public Cidr value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return TYPE;
    }
}
