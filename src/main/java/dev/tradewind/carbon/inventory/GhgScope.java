package dev.tradewind.carbon.inventory;

/** Where emissions stand in an inventory (GHG Protocol: Scope 2 Guidance 2015, Corporate Value Chain Standard 2011). */
public enum GhgScope {
    SCOPE_2("Scope 2: purchased electricity of own sites"),
    SCOPE_3_PURCHASED("Scope 3, category 1: purchased goods and services (clouds, carriers)"),
    SCOPE_3_CAPITAL("Scope 3, category 2: capital goods (embodied of own machines)");

    private final String words;

    GhgScope(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
