package dev.tradewind.report.print;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cost per day, stacked by class, as vectors. The axis starts at zero; a day without charges is a gap. */
final class DailyBars {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 230;
    private static final int LEFT = 52;
    private static final int BOTTOM = 22;
    private static final int TOP = 8;

    /** Bottom to top, as on every chart of the console. */
    private static final List<TransferClass> ORDER = List.of(
            TransferClass.INTERNET,
            TransferClass.INTER_REGION,
            TransferClass.INTER_PROVIDER,
            TransferClass.INTER_ZONE,
            TransferClass.CDN,
            TransferClass.NAT,
            TransferClass.PRIVATE_LINK,
            TransferClass.PEERING,
            TransferClass.LOAD_BALANCER,
            TransferClass.INGRESS,
            TransferClass.OTHER_TRANSFER);

    private final YearMonth month;
    private final Map<LocalDate, Map<TransferClass, BigDecimal>> days = new TreeMap<>();

    private DailyBars(YearMonth month) {
        this.month = month;
    }

    /** Of one currency. */
    static String of(YearMonth month, List<DayTotal> totals) {
        var bars = new DailyBars(month);
        for (var total : totals) {
            bars.days
                    .computeIfAbsent(total.day(), day -> new EnumMap<>(TransferClass.class))
                    .merge(total.transferClass(), total.total().billedCost().amount(), BigDecimal::add);
        }
        return bars.svg() + bars.legend();
    }

    static String colour(TransferClass transferClass) {
        return switch (transferClass) {
            case INTERNET -> "#c2440f";
            case INTER_REGION -> "#2b5cc2";
            case INTER_PROVIDER -> "#7b2d72";
            case INTER_ZONE -> "#4d99c3";
            case CDN -> "#2b8474";
            case NAT -> "#ab9020";
            case PRIVATE_LINK -> "#5a6a8f";
            case PEERING -> "#7d6a55";
            case LOAD_BALANCER -> "#6c5a9c";
            case INGRESS -> "#9aa3ad";
            case OTHER_TRANSFER -> "#7b8591";
        };
    }

    private String svg() {
        var top = days.values().stream()
                .map(day -> day.values().stream().filter(v -> v.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add))
                .reduce(BigDecimal.ZERO, BigDecimal::max)
                .doubleValue();
        double step = step(top);
        double scaleTop = Math.max(step, Math.ceil(top / step) * step);
        double height = HEIGHT - TOP - BOTTOM;
        var out = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" alt=\"%s\">"
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, words(scaleTop), words(scaleTop)));
        for (double value = 0; value <= scaleTop + step / 2; value += step) {
            double y = TOP + height * (1 - value / scaleTop);
            out.append("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"0.7\"/>"
                    .formatted(LEFT, WIDTH, y, y, value == 0 ? "#c9cfd6" : "#e4e7eb"));
            out.append(label(LEFT - 8, y + 3.5, "end", Formats.number(value, step < 1 ? 2 : 0)));
        }
        double slot = (WIDTH - LEFT) / (double) month.lengthOfMonth();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            double x = LEFT + slot * (day - 1) + slot * 0.14;
            double y = TOP + height;
            for (var transferClass : ORDER) {
                var amount = days.getOrDefault(month.atDay(day), Map.of()).get(transferClass);
                if (amount == null || amount.signum() <= 0) {
                    continue; // a credit has no height; it is in the table
                }
                double tall = height * amount.doubleValue() / scaleTop;
                y -= tall;
                out.append(
                        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"0.5\"/>"
                                .formatted(x, y, slot * 0.72, tall, colour(transferClass)));
            }
            if (day % 4 == 1) {
                out.append(label(x + slot * 0.36, HEIGHT - 6, "middle", Integer.toString(day)));
            }
        }
        return out.append("</svg>").toString();
    }

    /** For who hears the page: the printer takes {@code alt}, the browser {@code aria-label}. */
    private String words(double scaleTop) {
        return Xhtml.text(tr(
                "Stacked bars, one for each day of {0}, by class, on a scale from 0 to {1}. The sums stand in the table.",
                month, Formats.number(scaleTop, scaleTop < 1 ? 2 : 0)));
    }

    private String legend() {
        var out = new StringBuilder("<div class=\"legend\">");
        for (var transferClass : ORDER) {
            if (days.values().stream().anyMatch(day -> day.containsKey(transferClass))) {
                out.append("<span class=\"swatch\" style=\"background-color:")
                        .append(colour(transferClass))
                        .append("\"></span><span>")
                        .append(Xhtml.text(said(transferClass.label())))
                        .append("</span> ");
            }
        }
        return out.append("</div>").toString();
    }

    private static String label(double x, double y, String anchor, String text) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-family=\"Inter\" font-size=\"10\" fill=\"#46505b\">%s</text>"
                .formatted(x, y, anchor, Xhtml.text(text));
    }

    /** 1, 2 or 5 times a power of ten, so that about four lines fit below the highest bar. */
    private static double step(double top) {
        if (top <= 0) {
            return 1;
        }
        double rough = top / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
