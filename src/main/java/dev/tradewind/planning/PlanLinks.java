package dev.tradewind.planning;

/** Paths of this module's pages, for links from elsewhere. */
public final class PlanLinks {
    public static final String LIST = "plans";

    private PlanLinks() {}

    public static String detail(PlanSummary plan) {
        return LIST + "/" + plan.shortId();
    }
}
