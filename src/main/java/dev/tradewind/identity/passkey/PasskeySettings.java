package dev.tradewind.identity.passkey;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Settings {@code tradewind.identity.passkeys.*}; without them there are no passkeys. The address that a request names is
 * never believed instead: whoever can choose it could take a passkey of this console for another site.
 *
 * @param relyingParty the console's host name, without port, or a domain above it; passkeys are bound to it for good
 * @param origins where the console is opened, such as {@code https://console.example.org}; {@code http} for localhost alone
 */
public record PasskeySettings(String relyingParty, Set<String> origins) {
    public PasskeySettings {
        if (!relyingParty.matches("localhost|([a-z0-9-]+\\.)+[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("tradewind.identity.passkeys.relying-party is " + relyingParty
                    + ", it must be a host name in small letters, without scheme and port, and no address.");
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("tradewind.identity.passkeys.origins is empty, so no passkey would be"
                    + " taken. Write where the console is opened, such as https://" + relyingParty + ".");
        }
        for (var origin : origins) {
            requireBelow(relyingParty, origin);
        }
        origins = Set.copyOf(origins);
    }

    private static void requireBelow(String relyingParty, String origin) {
        var address = URI.create(origin);
        var host = address.getHost();
        boolean whole = host != null
                && address.getRawAuthority().equals(address.getPort() < 0 ? host : host + ":" + address.getPort())
                && origin.equals(address.getScheme() + "://" + address.getRawAuthority())
                && origin.equals(origin.toLowerCase(Locale.ROOT));
        if (!whole || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && local(host))) {
            throw new IllegalArgumentException("tradewind.identity.passkeys.origins has " + origin
                    + ", it must be https:// and a host name, perhaps with a port, and nothing after it.");
        }
        if (!host.equals(relyingParty) && !host.endsWith("." + relyingParty)) {
            throw new IllegalArgumentException("tradewind.identity.passkeys.origins has " + origin + ", which is not "
                    + relyingParty + " or below it, so browsers would refuse it.");
        }
    }

    private static boolean local(String host) {
        return host.equals("localhost");
    }
}
