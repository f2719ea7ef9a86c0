package dev.tradewind.latency;

/** Parts of the world between which cables take detours of their own. */
enum Area {
    NORTH_AMERICA,
    SOUTH_AMERICA,
    EUROPE,
    AFRICA,
    MIDDLE_EAST,
    SOUTH_ASIA,
    SOUTH_EAST_ASIA,
    EAST_ASIA,
    OCEANIA;

    /** @param country ISO 3166-1 alpha-2; a country not listed counts as Europe's, where most of the unlisted ones lie */
    static Area of(String country) {
        return switch (country) {
            case "US", "CA", "MX" -> NORTH_AMERICA;
            case "BR", "CL", "AR", "CO", "PE", "UY" -> SOUTH_AMERICA;
            case "ZA", "NG", "KE", "EG", "MA" -> AFRICA;
            case "AE", "BH", "IL", "OM", "QA", "SA" -> MIDDLE_EAST;
            case "IN", "PK", "BD", "LK" -> SOUTH_ASIA;
            case "SG", "ID", "MY", "TH", "PH", "VN" -> SOUTH_EAST_ASIA;
            case "JP", "KR", "HK", "TW", "CN", "MO" -> EAST_ASIA;
            case "AU", "NZ" -> OCEANIA;
            default -> EUROPE;
        };
    }
}
