package dev.tradewind.edge.simulation;

import dev.tradewind.edge.site.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients asked for and were told, and what a watcher saw meanwhile. */
final class History {
    /** What a client knows about its write. */
    enum Told {
        /** It stands. */
        ACKNOWLEDGED,
        /** It was not done. */
        REFUSED,
        /** No answer came: it may have been done. */
        NOTHING
    }

    /** One key, however often it was repeated. */
    static final class Claim {
        private final String site;
        private final Write write;
        private Told told = Told.NOTHING;
        private String version = "";

        Claim(String site, Write write) {
            this.site = site;
            this.write = write;
        }

        String site() {
            return site;
        }

        Write write() {
            return write;
        }

        Told told() {
            return told;
        }

        String version() {
            return version;
        }
    }

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private int news;
    private final List<String> seen = new ArrayList<>();

    void asked(String site, Write write) {
        var claim = claims.computeIfAbsent(write.key(), key -> new Claim(site, write));
        if (claim.told == Told.REFUSED) {
            tell(claim, Told.NOTHING); // asked once more
        }
    }

    void acknowledged(String key, String version) {
        var claim = claims.get(key);
        if (claim != null) {
            tell(claim, Told.ACKNOWLEDGED);
            claim.version = version;
        }
    }

    /** A refusal counts only where nothing else was ever said: an earlier try without an answer may have been done. */
    void refused(String key, boolean firstTry) {
        var claim = claims.get(key);
        if (claim != null && firstTry) {
            tell(claim, Told.REFUSED);
        }
    }

    private void tell(Claim claim, Told told) {
        claim.told = told;
        news++;
    }

    /** Grows whenever a client was told something. */
    int news() {
        return news;
    }

    /** A promise was seen broken while the world ran. */
    void broken(String what) {
        if (!seen.contains(what)) {
            seen.add(what);
        }
    }

    Map<String, Claim> claims() {
        return claims;
    }

    List<String> seenBroken() {
        return List.copyOf(seen);
    }
}
