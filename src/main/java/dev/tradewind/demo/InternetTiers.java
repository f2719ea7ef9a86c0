package dev.tradewind.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A payer's monthly ladder of internet prices: each step is used up in the order in which the days come. */
final class InternetTiers {
    /** @param gigabytes how much this step holds; @param usdPerGb its price; @param wording how the provider names it */
    record Step(BigDecimal gigabytes, BigDecimal usdPerGb, String wording) {}

    /** Part of a day's volume that fell into one step. */
    record Slice(BigDecimal gigabytes, BigDecimal usdPerGb, String wording) {}

    private static final List<Step> STEPS = List.of(
            step("10000", "0.090", "$0.090 per GB - first 10 TB / month data transfer out beyond the global free tier"),
            step("40000", "0.085", "$0.085 per GB - next 40 TB / month data transfer out"),
            step("100000", "0.070", "$0.070 per GB - next 100 TB / month data transfer out"),
            step("1000000000", "0.050", "$0.050 per GB - greater than 150 TB / month data transfer out"));

    private final List<Step> left = new ArrayList<>(STEPS);

    List<Slice> take(BigDecimal gigabytes) {
        var slices = new ArrayList<Slice>();
        var open = gigabytes;
        while (open.signum() > 0) {
            var step = left.getFirst();
            var part = open.min(step.gigabytes());
            slices.add(new Slice(part, step.usdPerGb(), step.wording()));
            open = open.subtract(part);
            left.set(0, new Step(step.gigabytes().subtract(part), step.usdPerGb(), step.wording()));
            if (left.getFirst().gigabytes().signum() == 0) {
                left.removeFirst();
            }
        }
        return slices;
    }

    private static Step step(String gigabytes, String usdPerGb, String wording) {
        return new Step(new BigDecimal(gigabytes), new BigDecimal(usdPerGb), wording);
    }
}
