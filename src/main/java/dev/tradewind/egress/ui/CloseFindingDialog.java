package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.egress.watch.Closing;
import dev.tradewind.egress.watch.Closure;
import dev.tradewind.egress.watch.Finding;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.ui.Dates;
import dev.tradewind.ui.KeptText;

/** Asks what an unusual change is, and until when it is expected if it is intended. */
final class CloseFindingDialog extends Dialog {
    CloseFindingDialog(Finding finding, String flow, Findings findings, Runnable done) {
        setHeaderTitle(tr("Close {0}", finding.shortId()));
        addClassName("dc-dialog");
        setWidth("min(460px, 100vw)");
        var closing = new RadioButtonGroup<Closing>(tr("It is"));
        closing.setItems(Closing.values());
        closing.setItemLabelGenerator(each -> said(each.label()));
        closing.setValue(Closing.INTENDED);
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        var until = Dates.picker(tr("Changes of this flow are expected until (may stay empty)"), null);
        closing.addValueChangeListener(change -> until.setVisible(change.getValue() == Closing.INTENDED));
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "close-finding:" + finding.id());
        add(new Paragraph(tr("{0} of {1}", flow, finding.flow().owner())), closing, reason, kept, until, problem);
        var close = new Button(tr("Close finding"), click -> {
            var day = closing.getValue() == Closing.INTENDED ? until.getValue() : null;
            switch (findings.close(finding.id(), finding.version(), closing.getValue(), reason.getValue(), day)) {
                case Closure.Done closed -> {
                    kept.forget();
                    close();
                    done.run();
                }
                case Closure.Stale first ->
                    problem.setText(tr("Not closed: somebody closed it, or newer days changed it. Reload the page."));
                case Closure.Refused(var why) -> problem.setText(tr("Not closed: {0}.", why));
            }
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), close);
    }
}
