package dev.tradewind.egress.attribution;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares what was billed among the flows of the same class, place and time, in proportion to their bytes. Where there is
 * none, or none with bytes, the whole amount stays unattributed and says why.
 */
public final class Attribution {
    private final Map<String, NavigableMap<Instant, List<SeenFlow>>> flows = new HashMap<>();

    public Attribution(List<SeenFlow> flows) {
        for (var flow : flows) {
            var place = flow.billedClass() == TransferClass.INGRESS
                    ? flow.to().site()
                    : flow.from().site();
            this.flows
                    .computeIfAbsent(key(flow.billedClass(), place), each -> new TreeMap<>())
                    .computeIfAbsent(flow.hour(), each -> new ArrayList<>())
                    .add(flow);
        }
    }

    /** Why an amount has no cause. */
    public enum Unattributed {
        NO_PLACE("the bill does not say where"),
        NO_FLOWS("no flow log tells of this class, place and time");

        private final String words;

        Unattributed(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A part of one bill.
     *
     * @param flow who caused it; null if nobody is found, and then {@code why} says so
     */
    public record Share(
            BilledTransfer bill,
            BigDecimal amount,
            @Nullable SeenFlow flow,
            @Nullable Unattributed why) {}

    /** The parts of the bill; they add up to its cost. */
    public List<Share> of(BilledTransfer bill) {
        var place = bill.billedClass() == TransferClass.INGRESS ? bill.to() : bill.from();
        if (place.equals(EgressFilter.UNKNOWN) || place.equals(Ends.INTERNET)) {
            return List.of(unattributed(bill, Unattributed.NO_PLACE));
        }
        var causing = causing(bill, place);
        if (causing.isEmpty()) {
            return List.of(unattributed(bill, Unattributed.NO_FLOWS));
        }
        var parts = Allocation.of(
                bill.cost().amount(), causing.stream().map(SeenFlow::bytes).toList());
        var shares = new ArrayList<Share>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new Share(bill, parts.get(i), causing.get(i), null));
        }
        return shares;
    }

    private static Share unattributed(BilledTransfer bill, Unattributed why) {
        return new Share(bill, bill.cost().amount(), null, why);
    }

    private List<SeenFlow> causing(BilledTransfer bill, String place) {
        var hours = flows.getOrDefault(key(bill.billedClass(), place), new TreeMap<>());
        var causing = new ArrayList<SeenFlow>();
        for (var hour : hours.subMap(bill.period().from(), bill.period().to()).values()) {
            for (var flow : hour) {
                if (flow.bytes() > 0 && sameEnd(bill, flow) && sameAccount(bill, flow) && sameWorkload(bill, flow)) {
                    causing.add(flow);
                }
            }
        }
        return causing;
    }

    /** Where a bill names a region as the other end, only flows to that region are meant. */
    private static boolean sameEnd(BilledTransfer bill, SeenFlow flow) {
        return bill.billedClass() != TransferClass.INTER_REGION
                || bill.to().equals(EgressFilter.UNKNOWN)
                || bill.to().equals(flow.to().site());
    }

    private static boolean sameAccount(BilledTransfer bill, SeenFlow flow) {
        var account = bill.account();
        return account == null
                || flow.accounts().isEmpty()
                || flow.accounts().stream().anyMatch(each -> plain(each).equals(plain(account)));
    }

    private static boolean sameWorkload(BilledTransfer bill, SeenFlow flow) {
        var end = bill.billedClass() == TransferClass.INGRESS ? flow.to() : flow.from();
        return bill.workload() == null || bill.workload().equals(end.workload());
    }

    /** Azure writes the subscription as a path here and as an id there. */
    private static String plain(String account) {
        return account.substring(account.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String key(TransferClass transferClass, String place) {
        return transferClass + " " + place;
    }
}
