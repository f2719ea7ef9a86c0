package dev.tradewind.identity.spiffe;

/** We cannot say who we are just now, with the reason in words. */
public final class NoIdentity extends Exception {
    public NoIdentity(String why) {
        super(why);
    }
}
