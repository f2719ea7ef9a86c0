package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.function.BiFunction;

/** "What if this slips?" */
final class SlipBlock extends Div {
    private static final int MINUTES = 30;
    private static final int MOST_MINUTES = 10_080;

    /** @param answer in words, for a job and the minutes that it takes longer */
    SlipBlock(List<String> jobs, BiFunction<String, Integer, String> answer) {
        addClassName("dc-block");
        var job = new Select<String>();
        job.setItems(jobs);
        job.setAriaLabel(tr("Job that slips"));
        job.setValue(jobs.getLast());
        var minutes = new IntegerField();
        minutes.setAriaLabel(tr("Minutes"));
        minutes.setValue(MINUTES);
        minutes.setMin(1);
        minutes.setMax(MOST_MINUTES);
        var words = new Div();
        words.getElement().setAttribute("aria-live", "polite");
        var ask = new Button(
                tr("What if it slips?"),
                click -> words.setText(
                        answer.apply(job.getValue(), minutes.getValue() == null ? MINUTES : minutes.getValue())));
        var row = new Div(job, minutes, new Span(tr("minutes")), ask);
        row.addClassName("dc-actions");
        add(row, words);
    }
}
