package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** Opens one number: formula, inputs with kind and age, query, rows. There is never more than one drawer open. */
@Tag("aside")
public final class EvidenceDrawer extends Component implements com.vaadin.flow.component.HasComponents {
    private EvidenceDrawer(Figure figure) {
        getElement().setAttribute("role", "dialog").setAttribute("aria-label", tr("Evidence of {0}", figure.title()));
        getElement().getClassList().add("tw-drawer");
        add(head(figure), value(figure));
        if (!figure.formula().isEmpty() || !figure.worked().isEmpty()) {
            var part = part(tr("Formula"));
            if (!figure.formula().isEmpty()) {
                part.add(new Paragraph(figure.formula()));
            }
            if (!figure.worked().isEmpty()) {
                part.add(new Pre(figure.worked()));
            }
            add(part);
        }
        if (!figure.inputs().isEmpty()) {
            add(inputs(figure));
        }
        if (!figure.query().isEmpty()) {
            var part = part(tr("Query"));
            part.add(new Pre(figure.query()));
            add(part);
        }
        foot(figure);
    }

    /** Shows the drawer over the current page, in place of one that is open. */
    public static void open(Figure figure) {
        var ui = UI.getCurrent();
        close(ui);
        var drawer = new EvidenceDrawer(figure);
        ui.add(drawer);
        Shortcuts.addShortcutListener(drawer, () -> close(ui), Key.ESCAPE);
        drawer.getElement().executeJs("this.querySelector('button').focus()");
    }

    /** Closes an open drawer, if any. */
    static void close(UI ui) {
        ui.getChildren().filter(EvidenceDrawer.class::isInstance).toList().forEach(ui::remove);
    }

    private static Div head(Figure figure) {
        var title = new H2(figure.title());
        var words = new Div(new Span(tr("Evidence")), title);
        var close = new NativeButton();
        close.add(new Glyph("x"));
        close.addClassName("tw-icon-button");
        close.getElement().setAttribute("aria-label", tr("Close evidence")).setAttribute("title", tr("Close (Esc)"));
        close.addClickListener(event -> event.getSource().getUI().ifPresent(EvidenceDrawer::close));
        var head = new Div(words, close);
        head.addClassName("tw-drawer-head");
        return head;
    }

    private static Div value(Figure figure) {
        var number = new Span(figure.value());
        number.addClassNames("tw-figure", "tw-num");
        var unit = new Span(figure.unit());
        unit.addClassName("tw-unit");
        var part = new Div(new Div(number, unit));
        part.addClassName("tw-drawer-part");
        if (!figure.basis().isEmpty()) {
            var basis = new Div(figure.basis());
            basis.addClassName("tw-quiet");
            part.add(basis);
        }
        return part;
    }

    private static Div part(String title) {
        var part = new Div(new H3(title));
        part.addClassName("tw-drawer-part");
        return part;
    }

    private static Div inputs(Figure figure) {
        var table = new NativeTable();
        var header = table.getHead().addRow();
        for (var name : new String[] {tr("Name"), tr("Value"), tr("Kind"), tr("Age")}) {
            var cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        }
        for (var input : figure.inputs()) {
            var unit = new Span(input.unit());
            unit.addClassName("tw-unit");
            var value = new NativeTableCell(new Span(input.value()), unit);
            value.addClassName("tw-num");
            var name = new NativeTableCell(input.name());
            if (!input.source().isEmpty()) {
                var source = new Div(input.source());
                source.addClassName("tw-source");
                name.add(source);
            }
            table.getBody()
                    .addRow()
                    .add(
                            name,
                            value,
                            new NativeTableCell(new KindMark(input.kind())),
                            new NativeTableCell(input.age()));
        }
        var part = part(tr("Inputs"));
        part.add(table);
        return part;
    }

    private void foot(Figure figure) {
        var rows = figure.rowsLink();
        if (rows != null) {
            var part = new Div(new Anchor(rows, tr("Show the rows")));
            part.addClassName("tw-drawer-part");
            add(part);
        }
        if (!figure.notes().isEmpty()) {
            var part = new Div();
            part.addClassName("tw-drawer-part");
            figure.notes().forEach((name, value) -> {
                var line = new Div(new Span(name), new Span(value));
                line.addClassName("tw-pair");
                part.add(line);
            });
            add(part);
        }
    }
}
