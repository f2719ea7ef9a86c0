package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.Location;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Dates;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Glyph;
import java.time.ZoneId;

/** One of the two ranges of the explanation: shows its days, and asks for others. */
final class RangeChoice extends Div {
    RangeChoice(String name, String parameter, TimeRange range, EgressQuestion question, ZoneId zone) {
        var button = new NativeButton();
        button.addClassName("tw-control");
        var key = new Span(name);
        key.addClassName("tw-quiet");
        button.add(key, new Span(Formats.range(range.from(), range.to())), new Glyph("chevron-down"));
        button.getElement()
                .setAttribute("aria-label", tr("Range {0} {1}", name, Formats.range(range.from(), range.to())))
                .setAttribute("aria-haspopup", "dialog");
        var first = Dates.picker(tr("From"), ComparedDays.first(range, zone));
        var last = Dates.picker(tr("To, included"), ComparedDays.last(range, zone));
        var apply = new Button(tr("Compare"), click -> {
            var from = first.getValue();
            var to = last.getValue();
            if (from == null || to == null || to.isBefore(from)) {
                last.setErrorMessage(tr("Must not be before From"));
                last.setInvalid(true);
                return;
            }
            var target = new Location(question.link(parameter, ComparedDays.write(from, to)));
            UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
        });
        apply.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var form = new Div(first, last, apply);
        form.addClassName("tw-popover-form");
        var popover = new Popover(form);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(tr("Range {0}", name));
        popover.setModal(true);
        add(button, popover);
    }
}
