package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KindMark;

/** What a system without any data of its own works with already. */
final class ShippedList extends Div {
    ShippedList(Catalog catalog) {
        addClassName("data-shipped");
        var averages = catalog.gridZones().stream()
                .filter(zone -> zone.yearlyGramsPerKwh() != null)
                .toList();
        int year = averages.stream().mapToInt(zone -> zone.year()).max().orElse(0);
        add(
                new H3(tr("Shipped with the system")),
                line(
                        tr("Places with coordinates"),
                        new Span(Formats.number(catalog.sites().stream()
                                .filter(site -> !catalog.own(site.id()))
                                .count()))),
                line(
                        tr("Yearly grid averages {0}, {1} zones", Integer.toString(year), averages.size()),
                        new KindMark(Kind.PUBLISHED)),
                line(tr("Prices of machines and transfers"), new KindMark(Kind.PUBLISHED)),
                line(tr("RTT by distance and detour"), new KindMark(Kind.MODELLED)));
        var note = new Div(
                tr("The map, what-if and plans work with these. They are marked as such until you connect your own."));
        note.addClassName("tw-quiet");
        add(note);
    }

    private static Div line(String words, Component right) {
        var line = new Div(new Span(words), right);
        line.addClassName("tw-pair");
        return line;
    }
}
