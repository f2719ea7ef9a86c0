package dev.tradewind.catalog;

/** What sort of place a site is, from large to small. */
public enum SiteKind {
    REGION,
    METRO,
    EDGE,
    ON_PREM
}
