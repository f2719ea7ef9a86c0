package dev.tradewind.identity.spiffe;

import java.util.regex.Pattern;

/**
 * Who a program is: {@code spiffe://<trust domain><path>}, as the SPIFFE-ID standard allows it, compared as it is written.
 *
 * @param path with its leading slash; empty for the trust domain itself
 */
public record SpiffeId(String trustDomain, String path) {
    private static final String SCHEME = "spiffe://";
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9._-]{1,255}");
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)*");
    private static final int LONGEST = 2048;

    public SpiffeId {
        if (!DOMAIN.matcher(trustDomain).matches()) {
            throw new IllegalArgumentException(
                    "'" + trustDomain
                            + "' is no trust domain. Maybe it has capitals or a port? Lower case, digits, dot, dash, underscore.");
        }
        if (trustDomain.length() + path.length() + SCHEME.length() > LONGEST
                || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "the path of spiffe://" + trustDomain + " is not allowed. Maybe it ends with a slash?");
        }
    }

    /** @throws IllegalArgumentException when the text is no SPIFFE ID */
    public static SpiffeId of(String text) {
        if (!text.startsWith(SCHEME) || text.length() > LONGEST) {
            throw new IllegalArgumentException("a SPIFFE ID begins with spiffe:// and has at most 2048 characters");
        }
        var rest = text.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? new SpiffeId(rest, "") : new SpiffeId(rest.substring(0, slash), rest.substring(slash));
    }

    /** The name of a trust domain, which bundles are sent under with or without the scheme. */
    static String domainOf(String text) {
        return (text.startsWith(SCHEME) ? of(text) : new SpiffeId(text, "")).trustDomain();
    }

    @Override
    public String toString() {
        return SCHEME + trustDomain + path;
    }
}
