package dev.tradewind.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps requests that somebody configured from reaching into the own network or the machine itself (server-side request
 * forgery). Every address that a name resolves to has to be public. The platform keeps a resolved name for some seconds,
 * so that the connection that follows goes to the address that was looked at.
 */
final class AddressGuard {
    private final Set<String> allowedHosts;

    AddressGuard(java.util.Collection<String> allowedHosts) {
        this.allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Why the address must not be asked, or empty. */
    Optional<String> objection(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("the scheme '" + scheme + "' is not http or https");
        }
        if (host == null || uri.getUserInfo() != null) {
            return Optional.of("the address names no host, or a user in front of it");
        }
        if (allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        if (scheme.equals("http")) {
            return Optional.of("plain http is only for hosts in tradewind.outbound.allowed-hosts");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!isPublic(address)) {
                    return Optional.of(host + " is at " + address.getHostAddress()
                            + ", which is not a public address. Maybe add it to tradewind.outbound.allowed-hosts?");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("the host " + host + " is not known");
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
            boolean translated =
                    bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
            return !uniqueLocal && !translated;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean carrierNat = first == 100 && second >= 64 && second < 128;
        boolean thisNetwork = first == 0;
        boolean protocolUse = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        return !carrierNat && !thisNetwork && !protocolUse && !benchmarks && first < 240;
    }
}
