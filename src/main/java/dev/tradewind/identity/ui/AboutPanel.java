package dev.tradewind.identity.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Version;
import dev.tradewind.identity.ShippedParts;
import dev.tradewind.identity.ShippedParts.Part;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Which version runs on what, and under which licences its parts are. */
final class AboutPanel {
    private AboutPanel() {}

    static Panel version(String database, ZoneId zone) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        var list = new Div();
        list.addClassName("tw-note");
        pair(
                list,
                "Tradewind",
                Objects.requireNonNullElse(
                        AboutPanel.class.getPackage().getImplementationVersion(), "not from a built jar"));
        pair(list, "Runs since", Formats.instant(Instant.ofEpochMilli(runtime.getStartTime()), zone));
        pair(list, "Java", Runtime.version() + ", " + runtime.getVmVendor());
        pair(list, "System", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        pair(list, "Database", database);
        pair(list, "Vaadin", Version.getFullVersion());
        return new Panel("About", "this process", list);
    }

    static Panel licences() {
        var parts = ShippedParts.all();
        var grid = new Grid<>(Part.class, false);
        grid.addColumn(Part::name)
                .setHeader("Part")
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addColumn(Part::version).setHeader("Version").setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(Part::licence)
                .setHeader("Licence")
                .setSortable(true)
                .setTooltipGenerator(Part::licence)
                .setFlexGrow(1);
        grid.setItems(parts);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setHeight("480px");
        grid.getElement().setAttribute("aria-label", "Licences");
        return new Panel(
                        "Licences",
                        parts.isEmpty()
                                ? "the bill of materials comes with the built jar"
                                : parts.size()
                                        + " parts, from the bill of materials of the build; data: docs/data-sources.md",
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-licences.csv",
                        List.of("part", "version", "licence"),
                        () -> parts.stream()
                                .map(each -> List.<Object>of(each.name(), each.version(), each.licence()))
                                .toList()));
    }

    private static void pair(Div list, String name, String value) {
        var strong = new Span(name);
        strong.addClassName("tw-strong");
        var line = new Div(strong, new Span(value));
        line.addClassName("tw-pair-start");
        list.add(line);
    }
}
