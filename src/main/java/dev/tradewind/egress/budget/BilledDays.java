package dev.tradewind.egress.budget;

import dev.tradewind.egress.EgressQueries.BilledDay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which days the bills of each provider hold at all. A day on which a provider billed other transfers and none of a
 * budget's is a day without cost; a day of which it billed nothing is a gap.
 */
final class BilledDays {
    /** A provider whose newest bill is older than this against the others' is left, not late. */
    private static final int LEFT_AFTER_DAYS = 31;

    private static final String NOT_NAMED = "";

    /** Where no bill at all is there yet; days can be counted back from it. */
    static final LocalDate NOTHING = LocalDate.EPOCH;

    /** @param until the first day that is not over or not billed */
    private record Bills(TreeSet<LocalDate> days, LocalDate until) {}

    private final Map<String, Bills> bills = new HashMap<>();
    private final LocalDate newest;

    BilledDays(List<BilledDay> days, LocalDate today) {
        var newestEnd = NOTHING;
        for (var day : days) {
            var ends = LocalDate.ofInstant(day.end().truncatedTo(ChronoUnit.DAYS), ZoneOffset.UTC);
            var until = ends.isBefore(today) ? ends : today;
            bills.merge(name(day.provider()), new Bills(new TreeSet<>(Set.of(day.day())), until), (all, one) -> {
                all.days().addAll(one.days());
                return new Bills(all.days(), all.until().isAfter(one.until()) ? all.until() : one.until());
            });
            newestEnd = until.isAfter(newestEnd) ? until : newestEnd;
        }
        newest = newestEnd;
    }

    /** The first day that some of these providers have still to bill. */
    LocalDate until(Set<String> providers) {
        return providers.stream()
                .map(bills::get)
                .filter(each -> each != null && each.until().isAfter(newest.minusDays(LEFT_AFTER_DAYS)))
                .map(Bills::until)
                .min(LocalDate::compareTo)
                .orElse(newest);
    }

    /** Whether a day without cost is one: each of these providers billed something of it, or had not begun, or has left. */
    boolean isWhole(LocalDate day, Set<String> providers) {
        return providers.stream().allMatch(name -> {
            var each = bills.get(name);
            return each == null
                    || day.isBefore(each.days().first())
                    || !day.isBefore(each.until())
                    || each.days().contains(day);
        });
    }

    Set<String> providers() {
        return bills.keySet();
    }

    static String name(@Nullable String provider) {
        return provider == null ? NOT_NAMED : provider;
    }
}
