package dev.tradewind.connector.hand;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.bill.BillColumn;
import java.text.Normalizer;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A first proposal for a mapping, by the names of the columns and by what stands in them. */
public final class MappingGuess {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final TableSample sample;
    private final Map<BillColumn, String> columns = new EnumMap<>(BillColumn.class);
    private final Set<String> taken = new HashSet<>();

    private MappingGuess(TableSample sample) {
        this.sample = sample;
    }

    public static HandMapping of(TableSample sample, String name) {
        return new MappingGuess(sample).guess(name);
    }

    private HandMapping guess(String name) {
        Target.ALL.forEach(target -> byName(target).ifPresent(column -> take(target.column(), column)));
        byContent(CHARGE_PERIOD_START, this::isDates);
        byContent(BILLING_CURRENCY, this::isCurrencies);
        byContent(BILLED_COST, this::isFractions);
        var numbers = numbers();
        return new HandMapping(
                name, 0, sample.columns(), dates(), numbers, false, columns, Map.of(), List.of(), List.of());
    }

    private void take(BillColumn target, String column) {
        columns.put(target, column);
        taken.add(column);
    }

    /** By a name that says it whole; what stands there must not contradict. */
    private Optional<String> byName(Target target) {
        for (var called : target.called()) {
            for (var column : sample.columns()) {
                if (!taken.contains(column) && plain(column).equals(called) && possible(target, column)) {
                    return Optional.of(column);
                }
            }
        }
        return target.needed() ? byPartOfName(target) : Optional.empty();
    }

    /** What is needed is looked for in longer names too: "Net amount (EUR)", "Usage date". */
    private Optional<String> byPartOfName(Target target) {
        return target.called().stream()
                .filter(called -> called.length() > 3)
                .flatMap(called -> sample.columns().stream()
                        .filter(column ->
                                !taken.contains(column) && plain(column).contains(called) && possible(target, column)))
                .findFirst();
    }

    private boolean possible(Target target, String column) {
        return switch (target.kind()) {
            case COST, QUANTITY -> isNumbers(column);
            case TIME -> isDates(column);
            case TEXT -> target.column() != BILLING_CURRENCY || isCurrencies(column);
        };
    }

    @FunctionalInterface
    private interface Looks {
        boolean like(String column);
    }

    private void byContent(BillColumn target, Looks looks) {
        if (!columns.containsKey(target)) {
            sample.columns().stream()
                    .filter(column -> !taken.contains(column) && looks.like(column))
                    .findFirst()
                    .ifPresent(column -> take(target, column));
        }
    }

    private boolean isNumbers(String column) {
        var cells = sample.cells(column);
        return mostOf(cells, NumberForm.POINT.reads(cells)) || mostOf(cells, NumberForm.COMMA.reads(cells));
    }

    private boolean isFractions(String column) {
        return isNumbers(column) && sample.cells(column).stream().anyMatch(cell -> cell.matches(".*[.,]\\d+\\D*"));
    }

    private boolean isDates(String column) {
        var cells = sample.cells(column);
        return DateForm.OFFERED.stream()
                .anyMatch(form -> mostOf(cells, DateForm.of(form).reads(cells)));
    }

    /** A broken cell now and then does not make a column another one. */
    private static boolean mostOf(List<String> cells, long read) {
        return read > 0 && read * 4 >= cells.size() * 3L;
    }

    private boolean isCurrencies(String column) {
        var cells = sample.cells(column);
        return !cells.isEmpty() && cells.stream().allMatch(CURRENCIES::contains);
    }

    /** The first form that reads most dates of the file; a day beyond 12 tells day and month apart. */
    private String dates() {
        var cells = columns.entrySet().stream()
                .filter(entry -> Target.of(entry.getKey()).kind() == Target.Kind.TIME)
                .flatMap(entry -> sample.cells(entry.getValue()).stream())
                .toList();
        var best = DateForm.ISO;
        var most = 0L;
        for (var form : DateForm.OFFERED) {
            var read = DateForm.of(form).reads(cells);
            if (read > most) {
                best = form;
                most = read;
            }
        }
        return best;
    }

    /** The form that reads most costs; {@code 1,250} could be both, and then two other decimals decide. */
    private NumberForm numbers() {
        var cells = columns.entrySet().stream()
                .filter(entry -> Target.of(entry.getKey()).kind() != Target.Kind.TEXT)
                .filter(entry -> Target.of(entry.getKey()).kind() != Target.Kind.TIME)
                .flatMap(entry -> sample.cells(entry.getValue()).stream())
                .toList();
        var points = NumberForm.POINT.reads(cells);
        var commas = NumberForm.COMMA.reads(cells);
        if (points != commas) {
            return points > commas ? NumberForm.POINT : NumberForm.COMMA;
        }
        return cells.stream().anyMatch(cell -> cell.matches(".*,\\d{1,2}\\D*")) ? NumberForm.COMMA : NumberForm.POINT;
    }

    private static String plain(String column) {
        return Normalizer.normalize(column, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
