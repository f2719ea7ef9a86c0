package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

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
                        AboutPanel.class.getPackage().getImplementationVersion(), tr("not from a built jar")));
        pair(list, tr("Runs since"), Formats.instant(Instant.ofEpochMilli(runtime.getStartTime()), zone));
        pair(list, tr("Java"), Runtime.version() + ", " + runtime.getVmVendor());
        pair(list, tr("System"), System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        pair(list, tr("Database"), database);
        pair(list, tr("Vaadin"), Version.getFullVersion());
        return new Panel(tr("About"), tr("this process"), list);
    }

    static Panel licences() {
        var parts = ShippedParts.all();
        var grid = new Grid<>(Part.class, false);
        grid.addColumn(Part::name)
                .setHeader(tr("Part"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addColumn(Part::version)
                .setHeader(tr("Version"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Part::licence)
                .setHeader(tr("Licence"))
                .setSortable(true)
                .setTooltipGenerator(Part::licence)
                .setFlexGrow(1);
        grid.setItems(parts);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setHeight("480px");
        grid.getElement().setAttribute("aria-label", tr("Licences"));
        return new Panel(
                        tr("Licences"),
                        parts.isEmpty()
                                ? tr("the bill of materials comes with the built jar")
                                : tr(
                                        "{0} parts, from the bill of materials of the build; data: docs/data-sources.md",
                                        parts.size()),
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
