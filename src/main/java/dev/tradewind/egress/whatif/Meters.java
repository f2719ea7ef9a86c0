package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;

/** How often a byte is metered on its way. */
final class Meters {
    private static final BigDecimal BOTH = BigDecimal.TWO;

    private Meters() {}

    /** AWS meters bytes between zones where they leave and where they arrive, at the price of one direction each. */
    static BigDecimal betweenZones(String provider) {
        return provider.equals("aws") ? BOTH : BigDecimal.ONE;
    }

    static BigDecimal ends(MonthFlow flow) {
        return flow.transferClass() == TransferClass.INTER_ZONE ? betweenZones(flow.provider()) : BigDecimal.ONE;
    }
}
