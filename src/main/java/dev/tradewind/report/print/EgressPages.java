package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.ClassTotal;
import dev.tradewind.egress.EgressCsv;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.OwnerTotal;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.ui.Formats;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A month of egress: what it cost by day, class, flow and owner. One section per currency; currencies are never added. */
@Component
public class EgressPages implements MonthPages {
    private static final int MOST_FLOWS = 15;
    private static final BigDecimal MANY = BigDecimal.valueOf(100);

    private final EgressQueries egress;
    private final EgressCsv csv;

    EgressPages(EgressQueries egress, EgressCsv csv) {
        this.egress = egress;
        this.csv = csv;
    }

    @Override
    public ReportKind kind() {
        return ReportKind.EGRESS;
    }

    @Override
    public Content of(ReportRequest request, TimeRange range) {
        var filter = EgressFilter.of(range).scoped(request.owner(), request.environment(), request.provider());
        var totals = egress.totals(filter);
        var body = new StringBuilder();
        if (totals.isEmpty()) {
            body.append(Xhtml.paragraph(tr("No transfer was billed in this month and scope.")));
        }
        for (var total : totals) {
            body.append(section(request, filter, total));
        }
        var rows = new ByteArrayOutputStream();
        csv.write(filter, rows);
        return new Content(tr("Egress"), body.toString(), notes(request, filter, totals), rows.toByteArray());
    }

    @Override
    public List<KeyFigure> keyFigures(ReportRequest request, TimeRange range) {
        var filter = EgressFilter.of(range).scoped(request.owner(), request.environment(), request.provider());
        return egress.totals(filter).stream()
                .flatMap(total -> figures(request, filter, total).stream())
                .toList();
    }

    private String section(ReportRequest request, EgressFilter filter, EgressTotal total) {
        var currency = total.currency();
        var byClass = egress.byClass(filter).stream()
                .filter(c -> is(c.total(), currency))
                .toList();
        var byDay = egress.byDay(filter).stream()
                .filter(d -> is(d.total(), currency))
                .toList();
        var flows = egress.byFlow(filter).stream()
                .filter(f -> is(f.total(), currency))
                .toList();
        var owners = egress.byOwner(filter).stream()
                .filter(o -> is(o.total(), currency))
                .toList();
        return Xhtml.figures(figures(request, filter, total))
                + Xhtml.heading(tr("Figure 1. Egress by transfer class, BilledCost, {0} per day", currency))
                + DailyBars.of(request.month(), byDay)
                + classes(byClass, total)
                + flows(flows, total)
                + owners(owners, total);
    }

    private List<KeyFigure> figures(ReportRequest request, EgressFilter filter, EgressTotal total) {
        var before = request.month().minusMonths(1);
        var zone = egress.reportingZone();
        var earlier = egress
                .totals(filter.during(new TimeRange(
                        before.atDay(1).atStartOfDay(zone).toInstant(),
                        request.month().atDay(1).atStartOfDay(zone).toInstant())))
                .stream()
                .filter(t -> is(t, total.currency()))
                .findFirst();
        var change = earlier.filter(e -> e.billedCost().amount().signum() > 0)
                .map(e -> tr(
                        "{0} % against the month before",
                        Formats.signed(
                                total.billedCost()
                                        .amount()
                                        .subtract(e.billedCost().amount())
                                        .multiply(BigDecimal.valueOf(100))
                                        .divide(e.billedCost().amount(), MathContext.DECIMAL64),
                                1)))
                .orElseGet(() -> tr("no bill of the month before"));
        return List.of(
                new KeyFigure(
                        tr("Egress, BilledCost"),
                        1,
                        Formats.money(total.billedCost().amount()),
                        total.currency(),
                        change),
                new KeyFigure(tr("Volume"), 2, volume(total.gigabytes()), "GB", tr("as billed")),
                new KeyFigure(tr("Unit price"), 2, unitPrice(total), total.currency() + " / GB", "BilledCost / GB"),
                new KeyFigure(
                        tr("Both ends named"),
                        3,
                        total.coverage().map(c -> Formats.percent(c, 1)).orElseGet(() -> tr("unknown")),
                        tr("% of cost"),
                        tr("{0} charges", Formats.number(total.rows()))));
    }

    private static String classes(List<ClassTotal> byClass, EgressTotal total) {
        var table = new Table(tr("Table 1. Egress by class, BilledCost"))
                .column(tr("Class"))
                .number("GB")
                .number(total.currency())
                .number(tr("Share, %"))
                .number(total.currency() + " / GB");
        byClass.forEach(line -> table.row(cells(said(line.transferClass().label()), line.total(), total)));
        return table.total(cells(tr("Total"), total, total)).markup();
    }

    private static String flows(List<FlowTotal> flows, EgressTotal total) {
        var table = new Table(tr("Table 2. Largest flows, BilledCost"))
                .column(tr("From place"))
                .column(tr("To place"))
                .column(tr("Class"))
                .number("GB")
                .number(total.currency())
                .number(tr("Share, %"));
        var shown = flows.stream().limit(MOST_FLOWS).toList();
        shown.forEach(flow -> table.row(List.of(
                said(flow.from()),
                said(flow.to()),
                said(flow.transferClass().label()),
                gigabytes(flow.total()),
                full(flow.total()),
                share(flow.total(), total))));
        if (flows.size() > shown.size()) {
            var cost = flows.stream()
                    .skip(shown.size())
                    .map(f -> f.total().billedCost().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var volume = flows.stream()
                    .skip(shown.size())
                    .map(f -> f.total().gigabytes())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            table.row(List.of(
                    tr("Other, {0}", Formats.number(flows.size() - shown.size())),
                    "",
                    "",
                    volume(volume),
                    Formats.fullMoney(cost),
                    share(cost, total)));
        }
        return table.total(List.of(tr("Total"), "", "", gigabytes(total), full(total), share(total, total)))
                .markup();
    }

    private static String owners(List<OwnerTotal> owners, EgressTotal total) {
        var table = new Table(tr("Table 3. Egress by owner (who caused it), BilledCost"))
                .column(tr("Owner"))
                .number("GB")
                .number(total.currency())
                .number(tr("Share, %"))
                .number(total.currency() + " / GB");
        owners.forEach(line -> table.row(cells(
                java.util.Objects.requireNonNullElseGet(line.name(), () -> tr("unallocated")), line.total(), total)));
        return table.total(cells(tr("Total"), total, total)).markup();
    }

    private static List<String> cells(String name, EgressTotal line, EgressTotal whole) {
        return List.of(name, gigabytes(line), full(line), share(line, whole), unitPrice(line));
    }

    private static String unitPrice(EgressTotal total) {
        return total.perGigabyte().map(price -> Formats.number(price, 4)).orElseGet(() -> tr("unknown"));
    }

    private static String gigabytes(EgressTotal total) {
        return volume(total.gigabytes());
    }

    /** Whole gigabytes where there are many; a few must not read as none. */
    private static String volume(BigDecimal gigabytes) {
        return Formats.number(gigabytes, gigabytes.compareTo(MANY) >= 0 ? 0 : 4);
    }

    private static String full(EgressTotal total) {
        return Formats.fullMoney(total.billedCost().amount());
    }

    private static String share(EgressTotal part, EgressTotal whole) {
        return share(part.billedCost().amount(), whole);
    }

    private static String share(BigDecimal part, EgressTotal whole) {
        var all = whole.billedCost().amount();
        return all.signum() == 0
                ? tr("unknown")
                : Formats.number(part.multiply(BigDecimal.valueOf(100)).divide(all, 4, RoundingMode.HALF_EVEN), 1);
    }

    private List<String> notes(ReportRequest request, EgressFilter filter, List<EgressTotal> totals) {
        var notes = new ArrayList<String>();
        long rows = totals.stream().mapToLong(EgressTotal::rows).sum();
        notes.add(tr(
                "FOCUS BilledCost of {0} charges whose ChargePeriodStart lies in the period; every charge is in exactly one"
                        + " class, flow and owner, so that each table adds up to the same total. Measured: as billed.",
                Formats.number(rows)));
        notes.add(tr(
                "GB are 10⁹ bytes, from the quantity and unit on the bill; a charge without a unit of volume has cost"
                        + " but no GB."));
        notes.add(tr("Share of the cost whose two ends the bill names. “unknown” stands where it does not."));
        if (egress.byDay(filter).stream().anyMatch(day -> day.partial())) {
            notes.add(tr(
                    "The month holds days that were not complete when this was made; a low figure there is no drop."));
        }
        notes.add(
                tr("All rows, with full decimals, are in the CSV of this report; its last lines give count and sum."));
        return notes;
    }

    private static boolean is(EgressTotal total, String currency) {
        return total.currency().equals(currency);
    }
}
