package dev.tradewind.edge.wire;

/**
 * What an agent measured of one link in one time.
 *
 * @param number grows with each round of the agent
 * @param toSite where the endpoint stands, by the catalog's id
 * @param fromMillis best known time at the site, UTC; to {@code toMillis}, exclusive
 * @param tries handshakes that were tried, @param reached those that came to something
 * @param digest of the times that were measured, base64; empty where none was
 */
public record ProbeRound(
        long number,
        String toSite,
        String endpoint,
        long fromMillis,
        long toMillis,
        int tries,
        int reached,
        String digest) {
    public ProbeRound numbered(long next) {
        return new ProbeRound(next, toSite, endpoint, fromMillis, toMillis, tries, reached, digest);
    }
}
