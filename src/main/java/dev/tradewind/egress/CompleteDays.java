package dev.tradewind.egress;

import dev.tradewind.egress.EgressQueries.BilledDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Until when days are billed as a whole. Today never is, nor the day in which the newest bill of a provider ends; and where one
 * provider's bill is some days later than the others', what it lacks there is no fall. Pure.
 */
final class CompleteDays {
    /** A provider that ended longer before the others has stopped. */
    private static final Duration LATE = Duration.ofDays(7);

    /** Of the last seven days; who bills less often does not lack a day because none is there. */
    private static final int REGULAR = 5;

    private CompleteDays() {}

    private record Provider(LocalDate lastDay, Instant end) {
        Provider and(Provider other) {
            return new Provider(
                    lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay, end.isAfter(other.end) ? end : other.end);
        }
    }

    /** @return the first day that is not complete */
    static LocalDate until(List<BilledDay> billed, LocalDate today, ZoneId zone) {
        var providers = new HashMap<String, Provider>();
        billed.forEach(day ->
                providers.merge(String.valueOf(day.provider()), new Provider(day.day(), day.end()), Provider::and));
        var newest = providers.values().stream().map(Provider::end).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return today;
        }
        var end = providers.entrySet().stream()
                .filter(each -> each.getValue().end().isAfter(newest.get().minus(LATE)))
                .filter(each -> isRegular(each.getKey(), each.getValue(), billed))
                .map(each -> each.getValue().end())
                .min(Comparator.naturalOrder())
                .orElse(newest.get());
        var day = LocalDate.ofInstant(end, zone);
        return day.isBefore(today) ? day : today;
    }

    private static boolean isRegular(String name, Provider provider, List<BilledDay> billed) {
        return billed.stream()
                        .filter(day -> String.valueOf(day.provider()).equals(name))
                        .filter(day -> day.day().isAfter(provider.lastDay().minusDays(LATE.toDays())))
                        .count()
                >= REGULAR;
    }
}
