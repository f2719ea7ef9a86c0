package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;

/** A number that opens its evidence. The figure is built when it is asked for, not before. */
public final class FigureButton extends NativeButton {
    private final Supplier<Figure> evidence;

    public FigureButton(String value, String unit, Supplier<Figure> evidence) {
        this.evidence = evidence;
        addClassName("tw-figure-button");
        var number = new Span(value);
        number.addClassName("tw-num");
        add(number);
        if (!unit.isEmpty()) {
            var quiet = new Span(unit);
            quiet.addClassName("tw-unit");
            add(quiet);
        }
        getElement().setAttribute("title", tr("Show evidence"));
        addClickListener(event -> EvidenceDrawer.open(evidence.get()));
    }

    Supplier<Figure> evidence() {
        return evidence;
    }
}
