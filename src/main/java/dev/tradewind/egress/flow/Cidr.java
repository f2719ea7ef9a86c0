package dev.tradewind.egress.flow;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of addresses: all that share the first {@code length} bits.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param first lowest address of the range
 */
public record Cidr(int bits, BigInteger first, int length) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final List<Cidr> PRIVATE = Stream.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "127.0.0.0/8",
                    "224.0.0.0/3",
                    "0.0.0.0/8",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8",
                    "::/127")
            .map(text -> of(text).orElseThrow())
            .toList();

    /** The range that is written {@code 10.0.0.0/16}, or one address; bits beyond the length are dropped. */
    public static Optional<Cidr> of(String text) {
        var slash = text.indexOf('/');
        var address = parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var whole = address.get();
        if (slash < 0) {
            return Optional.of(whole);
        }
        var length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > whole.bits()) {
            return Optional.empty();
        }
        return Optional.of(whole.shortened(Integer.parseInt(length)));
    }

    private static Optional<Cidr> parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var address = InetAddress.ofLiteral(text);
            var bits = address instanceof Inet4Address ? Integer.SIZE : 4 * Integer.SIZE;
            return Optional.of(new Cidr(bits, new BigInteger(1, address.getAddress()), bits));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The first {@code to} bits of it. */
    Cidr shortened(int to) {
        var dropped = bits - to;
        return new Cidr(bits, first.shiftRight(dropped).shiftLeft(dropped), to);
    }

    /** One spelling for each address, whatever the source wrote. */
    public static Optional<String> canonical(String address) {
        return address.indexOf('/') >= 0 ? Optional.empty() : parse(address).map(Cidr::address);
    }

    private String address() {
        var bytes = new byte[bits / Byte.SIZE];
        var value = first.toByteArray();
        for (int i = 1; i <= Math.min(bytes.length, value.length); i++) {
            bytes[bytes.length - i] = value[value.length - i];
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (java.net.UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private boolean within(Cidr range) {
        return range.bits == bits && shortened(range.length).equals(range);
    }

    /** Whether it can only be reached inside a network: private, shared, link-local, loopback or multicast. */
    boolean isPrivate() {
        return PRIVATE.stream().anyMatch(this::within);
    }

    /** Whether the text is an address that the internet can reach. */
    public static boolean isPublic(String address) {
        return parse(address).filter(each -> !each.isPrivate()).isPresent();
    }

    @Override
    public String toString() {
        return address() + "/" + length;
    }
}
