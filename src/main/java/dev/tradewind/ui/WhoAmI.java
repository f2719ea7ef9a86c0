package dev.tradewind.ui;

/** The signed-in person as the shell needs it; the identity module knows. */
public interface WhoAmI {
    /** Name for people, for example "Ada Byron". */
    String displayName();
}
