package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Mend;
import dev.tradewind.connector.Mending;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import org.jspecify.annotations.Nullable;

/** Who mended which cells of an import, when and why, and what stood there. */
final class MendsPanel {
    private static final int SHOWN = 1000;

    private MendsPanel() {}

    /** Not visible while nothing was mended. */
    static Component of(ImportReceipt receipt, Mending mending) {
        var mends = mending.made(receipt.id(), 0, SHOWN);
        var grid = new Grid<Mend.Made>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("Mended rows"));
        grid.addColumn(made -> Formats.number(made.mend().line()))
                .setHeader(tr("Line"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("66px")
                .setFlexGrow(0);
        grid.addColumn(made -> made.mend().column() == null
                        ? tr("whole row")
                        : made.mend().column())
                .setHeader(tr("Column"))
                .setAutoWidth(true);
        grid.addColumn(made -> shown(made.was())).setHeader(tr("As delivered")).setWidth("88px");
        grid.addColumn(made -> shown(made.mend().value()))
                .setHeader(tr("Mended"))
                .setWidth("88px");
        grid.addColumn(Mend.Made::by).setHeader(tr("By")).setAutoWidth(true);
        grid.addColumn(made -> Formats.instant(made.at(), Locality.current().zone()))
                .setHeader(tr("At"))
                .setAutoWidth(true);
        grid.addColumn(each -> said(each.reason()))
                .setHeader(tr("Why"))
                .setWidth("90px")
                .setFlexGrow(2);
        grid.addComponentColumn(made -> new Anchor("data?import=" + made.mendedAs(), tr("open")))
                .setHeader(tr("Import"))
                .setWidth("66px")
                .setFlexGrow(0);
        grid.setItems(mends);
        grid.getElement().getThemeList().add("wrap-cell-content");
        if (mends.size() <= 8) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("320px");
        }
        var panel = new Panel(tr("Mended"), tr("the newest first; the delivered file is as it was"), grid).flush();
        panel.setVisible(!mends.isEmpty());
        return panel;
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? tr("empty") : value;
    }
}
