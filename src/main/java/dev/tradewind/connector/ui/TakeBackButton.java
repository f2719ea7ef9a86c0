package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.TakeBacks;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import java.util.List;

/** Asks what is to be taken back and why, and says before what will count instead. */
final class TakeBackButton {
    private static final int NAMED = 12;

    private TakeBackButton() {}

    /** @param done told once it was taken back */
    static Button of(ImportReceipt receipt, List<String> wouldCount, TakeBacks takeBacks, Runnable done) {
        return new Button(tr("Take back"), click -> ask(receipt, wouldCount, takeBacks, done));
    }

    private static void ask(ImportReceipt receipt, List<String> wouldCount, TakeBacks takeBacks, Runnable done) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(tr("Take {0} back?", receipt.fileName()));
        var months = new UnorderedList();
        wouldCount.stream().limit(NAMED).forEach(line -> months.add(new ListItem(line)));
        if (wouldCount.size() > NAMED) {
            months.add(new ListItem(tr("and {0} more months", wouldCount.size() - NAMED)));
        }
        var reason = new TextArea(tr("Reason"));
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var kept = new KeptText(reason, "take-back:" + receipt.id());
        dialog.add(
                new Paragraph(tr(
                        "Its {0} rows stop counting in every figure. The file stays as evidence and may be imported again.",
                        Formats.number(receipt.accepted()))),
                months,
                reason,
                kept,
                problem);
        var take = new Button(tr("Take it back"), click -> {
            switch (takeBacks.takeBack(receipt.id(), reason.getValue())) {
                case TakeBacks.Outcome.Done gone -> {
                    kept.forget();
                    dialog.close();
                    done.run();
                }
                case TakeBacks.Outcome.Refused(var why) -> problem.setText(tr("Not taken back: {0}.", why));
            }
        });
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(tr("Keep it"), click -> dialog.close()), take);
        dialog.open();
    }
}
