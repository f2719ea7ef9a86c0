package dev.tradewind.egress.change;

import dev.tradewind.catalog.EgressPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the price list of one site asks on average for a gigabyte to the internet: each payer's bytes at the steps that all it
 * sends in the month has reached, the free one included. Pure.
 *
 * @param perGigabyte USD per GB, by bytes
 * @param payers who sent, with how much from here and what each pays on average
 */
public record ListAverage(EgressPrice list, BigDecimal perGigabyte, List<Share> payers) {

    /**
     * One payer's part.
     *
     * @param gigabytes from this site in the range
     * @param monthGigabytes from everywhere, cumulated in the range's last month
     * @param steps all that it sent in the range, from everywhere, by price; empty where the list has none
     */
    public record Share(
            String account,
            BigDecimal gigabytes,
            BigDecimal perGigabyte,
            BigDecimal monthGigabytes,
            List<EgressPrice.Part> steps) {
        public Share {
            steps = List.copyOf(steps);
        }
    }

    public ListAverage {
        payers = List.copyOf(payers);
    }

    static ListAverage of(EgressPrice list, List<Share> shares) {
        var cost = BigDecimal.ZERO;
        var gigabytes = BigDecimal.ZERO;
        for (var share : shares) {
            cost = cost.add(share.perGigabyte().multiply(share.gigabytes()));
            gigabytes = gigabytes.add(share.gigabytes());
        }
        var average = gigabytes.signum() <= 0
                ? list.firstUsdPerGb()
                : cost.divide(gigabytes, Billed.SCALE, RoundingMode.HALF_EVEN);
        return new ListAverage(list, average, new ArrayList<>(shares));
    }
}
