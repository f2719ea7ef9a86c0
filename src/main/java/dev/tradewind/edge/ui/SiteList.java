package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.LinkState;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Sites with an agent, worst first. */
final class SiteList {
    private final List<EdgeSite> sites;
    private final UnaryOperator<String> names;
    private final Instant now;
    private final Consumer<EdgeSite> choose;

    SiteList(List<EdgeSite> sites, UnaryOperator<String> names, Instant now, Consumer<EdgeSite> choose) {
        this.sites = sites;
        this.names = names;
        this.now = now;
        this.choose = choose;
    }

    static StatusMark mark(LinkState state, String text) {
        return new StatusMark(
                switch (state) {
                    case LINKED -> Status.DONE;
                    case DEGRADED -> Status.DEGRADED;
                    case CUT_OFF -> Status.CUT_OFF;
                },
                text);
    }

    Panel panel(EdgeSite chosen) {
        var grid = new Grid<EdgeSite>();
        grid.addComponentColumn(this::who)
                .setHeader(tr("Site"))
                .setWidth("132px")
                .setFlexGrow(1);
        grid.addComponentColumn(s -> mark(s.link(), said(s.link().word())))
                .setHeader(tr("Link"))
                .setWidth("92px")
                .setFlexGrow(0);
        end(grid, tr("RTT ms or silent"), "108px", this::reach);
        end(grid, tr("Queue"), "66px", s -> Formats.number(s.queued()));
        end(grid, tr("Oldest"), "72px", s -> s.queued() == 0 ? tr("none") : Formats.duration(s.waiting(now)));
        end(grid, tr("Skew ms"), "70px", s -> s.skewMillis() == null ? tr("unknown") : Formats.number(s.skewMillis()));
        end(grid, tr("Disk %"), "62px", SiteList::disk);
        end(grid, tr("Leases"), "66px", s -> Formats.number(s.leases()));
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(sites);
        grid.setAllRowsVisible(true);
        grid.select(chosen);
        grid.addItemClickListener(click -> choose.accept(click.getItem()));
        grid.getElement().setAttribute("aria-label", tr("Sites with an agent"));
        return new Panel(tr("Sites"), tr("{0}, worst first; figures as each site last told them", sites.size()), grid)
                .tools(Downloads.csv(
                        "edge-sites.csv",
                        List.of(
                                "site",
                                "link",
                                "since",
                                "heard at",
                                "queued",
                                "oldest unsent",
                                "skew ms",
                                "RTT ms",
                                "disk bytes",
                                "disk limit bytes",
                                "refused",
                                "leases"),
                        () -> sites.stream().map(SiteList::cells).toList()))
                .flush();
    }

    private static List<Object> cells(EdgeSite s) {
        return Arrays.asList(
                s.site(),
                s.link().name(),
                s.since(),
                s.heardAt(),
                s.queued(),
                s.oldestUnsentAt(),
                s.skewMillis(),
                s.roundTripMillis(),
                s.diskBytes(),
                s.diskLimitBytes(),
                s.refused(),
                s.leases());
    }

    private Component who(EdgeSite site) {
        var name = new Div(names.apply(site.site()));
        name.addClassNames("tw-strong", "tw-clip");
        name.getElement().setAttribute("title", site.site());
        return name;
    }

    private String reach(EdgeSite site) {
        return site.link() == LinkState.CUT_OFF
                ? Formats.duration(site.age(now))
                : Formats.number(site.roundTripMillis(), 1);
    }

    private static String disk(EdgeSite site) {
        return Formats.number(100.0 * site.diskBytes() / Math.max(1, site.diskLimitBytes()), 1);
    }

    private static void end(
            Grid<EdgeSite> grid,
            String header,
            String width,
            com.vaadin.flow.function.ValueProvider<EdgeSite, String> text) {
        grid.addColumn(text)
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }
}
