package dev.tradewind.workload;

/**
 * Where users of a workload are.
 *
 * @param siteId the site nearest to them (a metro or region)
 * @param share of all users, 0 to 1
 */
public record UserGroup(String siteId, double share) {
    public UserGroup {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "share " + share + " of users at " + siteId + "; expected above 0, at most 1");
        }
    }
}
