package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.TransferTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moving data cost by class and places, as one bill tells it. */
final class TransfersPanel {
    private static final int WITHOUT_SCROLLING = 8;

    private TransfersPanel() {}

    static Panel of(ImportReceipt receipt, List<TransferTotal> transfers) {
        var grid = new Grid<TransferTotal>();
        grid.getElement().setAttribute("aria-label", tr("Transfers"));
        grid.addColumn(total -> label(total.transferClass())).setHeader(tr("Class"));
        grid.addColumn(total -> place(total.from())).setHeader(tr("From"));
        grid.addColumn(total -> place(total.to())).setHeader(tr("To"));
        end(grid.addColumn(total -> Formats.number(total.rows())), tr("Rows"));
        end(grid.addComponentColumn(total -> ImportFigures.transferVolume(receipt, total)), "GB");
        end(grid.addComponentColumn(total -> ImportFigures.transferCost(receipt, total)), "BilledCost");
        grid.setItems(transfers);
        if (transfers.size() <= WITHOUT_SCROLLING) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("320px");
        }
        var panel = new Panel(tr("Transfers"), tr("by class and places, as the bill tells them"), grid)
                .tools(Downloads.csv(
                        "transfers-" + receipt.id() + ".csv",
                        List.of("class", "from", "to", "rows", "GB", "billed cost", "currency"),
                        () -> transfers.stream()
                                .map(total -> Arrays.asList(
                                        label(total.transferClass()),
                                        place(total.from()),
                                        place(total.to()),
                                        total.rows(),
                                        total.gigabytes(),
                                        total.billedCost(),
                                        total.currency()))
                                .toList()))
                .flush();
        panel.setVisible(!transfers.isEmpty());
        return panel;
    }

    private static String label(String transferClass) {
        return TransferClass.valueOf(transferClass).label();
    }

    private static String place(@Nullable String place) {
        return place == null ? tr("unknown") : place;
    }

    private static void end(Grid.Column<TransferTotal> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
