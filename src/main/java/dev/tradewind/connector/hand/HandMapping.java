package dev.tradewind.connector.hand;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.bill.BillColumn;
import dev.tradewind.connector.flow.VpcFlowLogDialect;
import dev.tradewind.connector.flow.VpcFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote down about one kind of table. May be incomplete, as drafts are; {@link #problems} says what is
 * missing.
 *
 * @param name by which people know it
 * @param version 0 until it is saved
 * @param header all columns of the file it was made for; a file that has them all is of this kind
 * @param dates a {@link DateForm}
 * @param negated whether costs wear the opposite sign, as payments do
 * @param columns which column of the file fills which of ours
 * @param constants what stands in every row
 * @param tags columns of the file whose names are keys and whose cells are values of tags
 * @param flowLog the fields of a flow log without a header, and then nothing else but the name; null for a bill
 * @param transfers the first that applies says that the row bills a transfer, and of which class
 */
public record HandMapping(
        String name,
        int version,
        List<String> header,
        String dates,
        NumberForm numbers,
        boolean negated,
        Map<BillColumn, String> columns,
        Map<BillColumn, String> constants,
        List<String> tags,
        List<TransferWords> transfers,
        @Nullable VpcFormat flowLog) {
    private static final int LONGEST_NAME = 40;

    public HandMapping {
        header = List.copyOf(header);
        columns = ordered(columns);
        constants = ordered(constants);
        tags = List.copyOf(tags);
        transfers = List.copyOf(transfers);
    }

    public HandMapping(
            String name,
            int version,
            List<String> header,
            String dates,
            NumberForm numbers,
            boolean negated,
            Map<BillColumn, String> columns,
            Map<BillColumn, String> constants,
            List<String> tags,
            List<TransferWords> transfers) {
        this(name, version, header, dates, numbers, negated, columns, constants, tags, transfers, null);
    }

    /** The format of a flow log whose lines have no header. */
    public static HandMapping ofFlowLog(String name, VpcFormat format) {
        return new HandMapping(
                name,
                0,
                List.of(),
                DateForm.ISO,
                NumberForm.POINT,
                false,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                format);
    }

    /**
     * What reads files by it.
     *
     * @throws IllegalArgumentException if it is incomplete
     */
    public Dialect<?> dialect() {
        if (flowLog == null) {
            return new HandDialect(this);
        }
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the mapping '" + name + "': " + String.join(" ", problems));
        }
        return new VpcFlowLogDialect(flowLog);
    }

    private static Map<BillColumn, String> ordered(Map<BillColumn, String> map) {
        var copy = new EnumMap<BillColumn, String>(BillColumn.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    /** How dates may be written, as offered; any other pattern of day, month and year will do as well. */
    public static List<String> dateForms() {
        return DateForm.OFFERED;
    }

    public HandMapping saved(int asVersion) {
        return new HandMapping(
                name, asVersion, header, dates, numbers, negated, columns, constants, tags, transfers, flowLog);
    }

    /** Whether a file has all columns of the one this was made for. */
    boolean recognises(FileHead head) {
        return flowLog == null
                ? plain(head.columns()).containsAll(plain(header))
                : problems().isEmpty() && flowLog.fits(head.text());
    }

    /** Whether it has no others besides. */
    boolean isExactly(FileHead head) {
        return flowLog == null && plain(head.columns()).equals(plain(header));
    }

    private static Set<String> plain(List<String> columns) {
        return columns.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What keeps it from being used, each a sentence; nothing if it is whole. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems.add("Give it a name of at most " + LONGEST_NAME + " characters.");
        }
        if (flowLog != null) {
            problems.addAll(flowLog.problems());
            return problems;
        }
        if (header.size() < 2) {
            problems.add("The file has no header of columns.");
        }
        if (!columns.containsKey(BILLED_COST) && !columns.containsKey(EFFECTIVE_COST)) {
            problems.add("Say which column is BilledCost.");
        }
        if (!columns.containsKey(CHARGE_PERIOD_START)) {
            problems.add("Say which column is ChargePeriodStart.");
        }
        for (var column : List.of(BILLING_CURRENCY, PROVIDER_NAME)) {
            if (!columns.containsKey(column) && !constants.containsKey(column)) {
                problems.add("Say which column is " + column.title() + ", or what it always is.");
            }
        }
        var currency = constants.get(BILLING_CURRENCY);
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            problems.add("BillingCurrency '" + currency + "' is not an ISO 4217 code such as USD.");
        }
        try {
            DateForm.of(dates);
        } catch (IllegalArgumentException noForm) {
            problems.add("Dates: " + noForm.getMessage() + ".");
        }
        columns.forEach((column, from) -> known(from, column.title(), problems));
        tags.forEach(from -> known(from, "Tags", problems));
        transfers.forEach(words -> known(words.column(), "the class " + words.transferClass(), problems));
        constants.keySet().stream()
                .filter(column -> !Target.of(column).mayBeConstant())
                .forEach(column -> problems.add(column.title() + " cannot be the same in every row."));
        return problems;
    }

    private void known(String from, String what, List<String> problems) {
        if (header.stream().noneMatch(from::equalsIgnoreCase)) {
            problems.add("The file has no column '" + from + "' for " + what + ".");
        }
    }
}
