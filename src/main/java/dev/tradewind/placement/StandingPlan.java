package dev.tradewind.placement;

/**
 * A plan together with everything that was worked out for it, so that the loss of a site is answered without compiling the
 * problem again. Nothing in it changes.
 */
public interface StandingPlan {
    Plan plan();

    /** Places what runs at a site elsewhere; everyone else stays, unless one must move to make room. */
    Evacuation evacuate(String site);
}
