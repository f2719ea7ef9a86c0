package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.identity.spiffe.TrustedDomain;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Our trust domain and those federated with it: what their identities are checked with, and how old that is. */
final class TrustDomains {
    private TrustDomains() {}

    static Grid<TrustedDomain> table(List<TrustedDomain> domains, ZoneId zone, Instant now) {
        var grid = new Grid<>(TrustedDomain.class, false);
        grid.addComponentColumn(TrustDomains::name)
                .setHeader(tr("Trust domain"))
                .setWidth("12rem")
                .setFlexGrow(2);
        grid.addColumn(domain -> Formats.number(domain.authorities())
                        + (domain.firstEnd() == null
                                ? ""
                                : tr(", the first ends {0}", Formats.instant(domain.firstEnd(), zone))))
                .setHeader(tr("Certificates of authorities"))
                .setWidth("12rem")
                .setFlexGrow(2);
        grid.addColumn(domain -> Formats.number(domain.keys()))
                .setHeader(tr("Keys of tokens"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(domain -> age(domain, now))
                .setHeader(tr("Bundle told"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(domain -> domain.cut()
                        ? new StatusMark(Status.DEGRADED, tr("agent away"))
                        : new StatusMark(Status.DONE, tr("kept up to date")))
                .setHeader(tr("State"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(domains);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", tr("Trust domains"));
        return grid;
    }

    private static String age(TrustedDomain domain, Instant now) {
        var told = domain.toldAt();
        return told == null ? tr("never") : tr("{0} ago", Formats.age(told, now));
    }

    private static Component name(TrustedDomain domain) {
        var detail = new Span(domain.own() ? tr("our own") : tr("federated"));
        detail.addClassName("tw-quiet");
        var both = new Div(new Div(new Span(domain.name())), detail);
        both.getStyle().set("overflow-wrap", "anywhere");
        return both;
    }
}
