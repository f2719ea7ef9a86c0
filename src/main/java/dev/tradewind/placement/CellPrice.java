package dev.tradewind.placement;

/** What one more unit of a resource at a site in a slot would save: a part of the bound's certificate. */
public record CellPrice(String site, Resource resource, int slot, long nanoUsdPerUnit) {}
