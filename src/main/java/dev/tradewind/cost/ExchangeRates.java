package dev.tradewind.cost;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rates by day, from files in the form of the European Central Bank. Without a rate of that day or of the seven before
 * it there is no conversion: the amount stays in its own currency.
 */
@Component
public class ExchangeRates {
    private static final int SCALE = 20;
    private static final int OLDEST_DAYS = 7;
    private static final String EURO = "EUR";

    private final JdbcTemplate jdbc;

    ExchangeRates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds rates; a day that came before is replaced by the newer word. */
    @Transactional
    public void keep(List<ExchangeRate> rates) {
        jdbc.batchUpdate(
                "delete from cost_exchange_rate where rate_day = ? and currency = ?",
                rates.stream()
                        .map(rate -> new Object[] {Date.valueOf(rate.day()), rate.currency()})
                        .toList());
        jdbc.batchUpdate(
                "insert into cost_exchange_rate (rate_day, currency, per_euro, source) values (?, ?, ?, ?)",
                rates.stream()
                        .map(rate ->
                                new Object[] {Date.valueOf(rate.day()), rate.currency(), rate.perEuro(), rate.source()})
                        .toList());
    }

    /** The amount in the other currency at the rate of that day, or the newest of the week before it. */
    public Optional<Conversion> convert(Money amount, String currency, LocalDate day) {
        if (amount.currency().equals(currency)) {
            return Optional.of(new Conversion(amount, amount, BigDecimal.ONE, day, "same currency"));
        }
        // Both rates must be of one day: a cross rate of two days is the rate of neither.
        return days(day).stream()
                .flatMap(each -> on(amount, currency, each).stream())
                .findFirst();
    }

    private Optional<Conversion> on(Money amount, String currency, LocalDate day) {
        var from = rate(amount.currency(), day);
        var to = rate(currency, day);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var rate = to.get().perEuro().divide(from.get().perEuro(), SCALE, RoundingMode.HALF_EVEN);
        var converted = amount.amount()
                .multiply(to.get().perEuro())
                .divide(from.get().perEuro(), SCALE, RoundingMode.HALF_EVEN);
        var source = from.get().currency().equals(EURO)
                ? to.get().source()
                : from.get().source();
        return Optional.of(new Conversion(amount, new Money(converted, currency), rate, day, source));
    }

    private List<LocalDate> days(LocalDate day) {
        return jdbc.query(
                "select distinct rate_day from cost_exchange_rate where rate_day <= ? and rate_day >= ? order by 1 desc",
                (row, number) -> row.getDate(1).toLocalDate(),
                Date.valueOf(day),
                Date.valueOf(day.minusDays(OLDEST_DAYS)));
    }

    private Optional<ExchangeRate> rate(String currency, LocalDate day) {
        if (currency.equals(EURO)) {
            return Optional.of(new ExchangeRate(day, EURO, BigDecimal.ONE, "by definition"));
        }
        return jdbc
                .query(
                        "select * from cost_exchange_rate where rate_day = ? and currency = ?",
                        (row, number) -> new ExchangeRate(
                                row.getDate("rate_day").toLocalDate(),
                                row.getString("currency"),
                                row.getBigDecimal("per_euro"),
                                row.getString("source")),
                        Date.valueOf(day),
                        currency)
                .stream()
                .findFirst();
    }
}
