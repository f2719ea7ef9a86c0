package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What the keyboard does, by part of the console. Letters are commands only while nobody types. */
final class ShortcutsSheet {
    private record Line(String keys, String does) {}

    private ShortcutsSheet() {}

    static void open() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(tr("Keyboard shortcuts"));
        dialog.setWidth("min(560px, 94vw)");
        dialog.add(
                part(
                        tr("Everywhere"),
                        List.of(
                                new Line("Ctrl K", tr("search, or jump to a page, workload, site or recommendation")),
                                new Line("?", tr("this list")),
                                new Line("[", tr("collapse or open the navigation")),
                                new Line("Esc", tr("close a drawer or a dialog")),
                                new Line("Tab, Enter", tr("walk through what can be opened, and open it")))),
                part(
                        tr("Recommendations"),
                        List.of(
                                new Line("j, k", tr("the next, the one before")),
                                new Line("a", tr("approve")),
                                new Line("r", tr("reject with a reason")),
                                new Line("s", tr("look at it later")),
                                new Line("x", tr("choose for a decision on several")))),
                part(
                        tr("Map"),
                        List.of(
                                new Line("← → ↑ ↓", tr("move")),
                                new Line("+, −", tr("nearer, farther")),
                                new Line("0", tr("everything")))));
        var close = new NativeButton(tr("Close"), click -> dialog.close());
        close.addClassName("tw-button");
        dialog.getFooter().add(close);
        dialog.open();
    }

    private static Div part(String title, List<Line> lines) {
        var body = new NativeTableBody();
        for (var line : lines) {
            var keys = new Span(line.keys());
            keys.addClassName("tw-key");
            var head = new NativeTableHeaderCell(keys);
            head.getElement().setAttribute("scope", "row");
            body.add(new NativeTableRow(head, new NativeTableCell(line.does())));
        }
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-keys");
        table.getElement().setAttribute("aria-label", title);
        table.add(body);
        return new Div(new H2(title), table);
    }
}
