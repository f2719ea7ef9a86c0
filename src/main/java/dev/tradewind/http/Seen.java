package dev.tradewind.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version on which a change is made: of {@code If-Match}, or of the body. */
public final class Seen {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private Seen() {}

    /** Nobody said which version they saw; answered with 428. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing() {
            super("say which version you saw: the ETag of the GET in If-Match, or \"version\" in the body");
        }
    }

    /** What they saw is not what stands there; answered with 412. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stale(String what, long seen, long now) {
            super("you saw version " + seen + " of " + what + ", it is at version " + now
                    + " now. Read it again and decide on that.");
        }
    }

    /** The version of the header, else of the body. */
    public static long version(@Nullable String ifMatch, @Nullable Long body) {
        var header = of(ifMatch);
        if (header != null) {
            return header;
        }
        if (body == null) {
            throw new Missing();
        }
        return body;
    }

    /** Refuses a change made on another version than the one that stands there; without a header all is well. */
    public static void check(@Nullable String ifMatch, String what, long now) {
        var seen = of(ifMatch);
        if (seen != null && seen != now) {
            throw new Stale(what, seen, now);
        }
    }

    private static @Nullable Long of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new BadQuery("If-Match is " + ifMatch + ", expected an ETag as a GET gave it, such as \"3\"");
        }
        return Long.valueOf(tag.group(1));
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
