package dev.tradewind.egress.flow;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says whose an end is, from the book of one moment: the longest prefix that holds at the hour wins. Pure. */
public final class Addresses {
    private final Map<Cidr, List<AddressRange>> ranges = new HashMap<>();
    private final TreeSet<Integer> lengths4 = new TreeSet<>(Comparator.reverseOrder());
    private final TreeSet<Integer> lengths6 = new TreeSet<>(Comparator.reverseOrder());
    private final List<AddressRange> labels;
    private final Map<String, Cidr> parsed = new HashMap<>();

    /** @param book a later entry for the same pattern and time goes before an earlier one */
    public Addresses(List<AddressRange> book) {
        for (var entry : book.reversed()) {
            if (entry.kind() == AddressRange.Kind.CIDR) {
                var cidr = Cidr.of(entry.pattern()).orElseThrow();
                ranges.computeIfAbsent(cidr, each -> new java.util.ArrayList<>())
                        .add(entry);
                lengths(cidr).add(cidr.length());
            }
        }
        labels = book.reversed().stream()
                .filter(entry -> entry.kind() == AddressRange.Kind.LABEL)
                .sorted(Comparator.comparingInt(
                                (AddressRange entry) -> entry.pattern().length())
                        .reversed())
                .toList();
    }

    /**
     * An end that is understood.
     *
     * @param workload the book's name, else the source's label; null if there is neither
     * @param site site id, {@link Ends#INTERNET} or {@link EgressFilter#UNKNOWN}
     */
    public record Place(
            @Nullable String workload,
            String site,
            @Nullable String zone,
            @Nullable String owner) {}

    public Place place(FlowEnd end, Instant at) {
        var address = end.address() == null ? Optional.<AddressRange>empty() : address(end.address(), at);
        var label = end.label() == null ? Optional.<AddressRange>empty() : label(end.label(), at);
        var site = first(
                address.map(AddressRange::site).orElse(null),
                label.map(AddressRange::site).orElse(null),
                end.site());
        return new Place(
                first(
                        address.map(AddressRange::workload).orElse(null),
                        label.map(AddressRange::workload).orElse(null),
                        end.label()),
                site == null ? unnamed(end) : site,
                first(
                        address.map(AddressRange::zone).orElse(null),
                        label.map(AddressRange::zone).orElse(null),
                        end.zone()),
                first(
                        address.map(AddressRange::owner).orElse(null),
                        label.map(AddressRange::owner).orElse(null),
                        null));
    }

    /** A public address that nobody claims is the internet; a private one is unknown. */
    private static String unnamed(FlowEnd end) {
        var address = end.address();
        return address != null && end.label() == null && Cidr.isPublic(address) ? Ends.INTERNET : EgressFilter.UNKNOWN;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        return one != null ? one : two != null ? two : three;
    }

    Optional<AddressRange> address(String address, Instant at) {
        var whole = parsed.computeIfAbsent(address, each -> Cidr.of(each).orElse(null));
        if (whole == null) {
            return Optional.empty();
        }
        for (int length : lengths(whole)) {
            for (var entry : ranges.getOrDefault(whole.shortened(length), List.of())) {
                if (entry.holdsAt(at)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    Optional<AddressRange> label(String label, Instant at) {
        return labels.stream()
                .filter(entry -> entry.holdsAt(at) && matches(entry.pattern(), label))
                .findFirst();
    }

    private static boolean matches(String pattern, String label) {
        return pattern.endsWith("*")
                ? label.startsWith(pattern.substring(0, pattern.length() - 1))
                : label.equals(pattern);
    }

    private TreeSet<Integer> lengths(Cidr of) {
        return of.bits() == Integer.SIZE ? lengths4 : lengths6;
    }
}
