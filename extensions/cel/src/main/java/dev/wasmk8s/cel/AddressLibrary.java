package dev.wasmk8s.cel;

import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;

/** Kubernetes' functions of IP addresses and networks. */
final class AddressLibrary extends FunctionLibrary {
    /** After what it is made of. */
    static final AddressLibrary INSTANCE = new AddressLibrary();

    private AddressLibrary() {
        addresses();
        networks();
    }

    private void addresses() {
        global(
                "ip",
                CelFunctionBinding.from("string_to_ip", String.class, IpText::parse),
                IpAddress.TYPE,
                SimpleType.STRING);
        global(
                "isIP",
                CelFunctionBinding.from("is_ip", String.class, IpText::isIp),
                SimpleType.BOOL,
                SimpleType.STRING);
        global(
                "ip.isCanonical",
                CelFunctionBinding.from("ip_is_canonical", String.class, IpText::isCanonical),
                SimpleType.BOOL,
                SimpleType.STRING);
        member(
                "family",
                CelFunctionBinding.from("ip_family", IpAddress.class, IpAddress::family),
                SimpleType.INT,
                IpAddress.TYPE);
        is("isUnspecified", CelFunctionBinding.from("ip_is_unspecified", IpAddress.class, IpAddress::isUnspecified));
        is("isLoopback", CelFunctionBinding.from("ip_is_loopback", IpAddress.class, IpAddress::isLoopback));
        is(
                "isLinkLocalMulticast",
                CelFunctionBinding.from(
                        "ip_is_link_local_multicast", IpAddress.class, IpAddress::isLinkLocalMulticast));
        is(
                "isLinkLocalUnicast",
                CelFunctionBinding.from("ip_is_link_local_unicast", IpAddress.class, IpAddress::isLinkLocalUnicast));
        is(
                "isGlobalUnicast",
                CelFunctionBinding.from("ip_is_global_unicast", IpAddress.class, IpAddress::isGlobalUnicast));
    }

    private void is(String name, CelFunctionBinding binding) {
        member(name, binding, SimpleType.BOOL, IpAddress.TYPE);
    }

    private void networks() {
        global(
                "cidr",
                CelFunctionBinding.from("string_to_cidr", String.class, Cidr::parse),
                Cidr.TYPE,
                SimpleType.STRING);
        global(
                "isCIDR",
                CelFunctionBinding.from("is_cidr", String.class, Cidr::isCidr),
                SimpleType.BOOL,
                SimpleType.STRING);
        member("ip", CelFunctionBinding.from("cidr_ip", Cidr.class, Cidr::ip), IpAddress.TYPE, Cidr.TYPE);
        member(
                "prefixLength",
                CelFunctionBinding.from("cidr_prefix_length", Cidr.class, Cidr::prefixLength),
                SimpleType.INT,
                Cidr.TYPE);
        member("masked", CelFunctionBinding.from("cidr_masked", Cidr.class, Cidr::masked), Cidr.TYPE, Cidr.TYPE);
        member(
                "containsIP",
                CelFunctionBinding.from("cidr_contains_ip_ip", Cidr.class, IpAddress.class, Cidr::contains),
                SimpleType.BOOL,
                Cidr.TYPE,
                IpAddress.TYPE);
        member(
                "containsIP",
                CelFunctionBinding.from(
                        "cidr_contains_ip_string",
                        Cidr.class,
                        String.class,
                        (net, ip) -> net.contains(IpText.parse(ip))),
                SimpleType.BOOL,
                Cidr.TYPE,
                SimpleType.STRING);
        member(
                "containsCIDR",
                CelFunctionBinding.from("cidr_contains_cidr", Cidr.class, Cidr.class, Cidr::contains),
                SimpleType.BOOL,
                Cidr.TYPE,
                Cidr.TYPE);
        member(
                "containsCIDR",
                CelFunctionBinding.from(
                        "cidr_contains_cidr_string",
                        Cidr.class,
                        String.class,
                        (net, other) -> net.contains(Cidr.parse(other))),
                SimpleType.BOOL,
                Cidr.TYPE,
                SimpleType.STRING);
    }
}
