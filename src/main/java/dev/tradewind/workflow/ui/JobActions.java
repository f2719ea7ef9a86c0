package dev.tradewind.workflow.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.Person;
import dev.tradewind.workflow.JobState;
import dev.tradewind.workflow.Run;
import dev.tradewind.workflow.Workflows;

/** What a person may do to one job of a run: try again, let start whatever the grid is, or pass over. Hidden where there is nothing to do. */
final class JobActions extends Div {
    JobActions(Workflows workflows, Run run, Person who, Runnable done) {
        boolean operates = workflows.mayOperate(run.workflow(), who);
        var open = run.jobs().stream()
                .filter(job -> job.state() != JobState.SUCCEEDED && job.state() != JobState.RUNNING)
                .map(Run.JobRun::name)
                .filter(job -> operates || workflows.mayLetStart(run, job, who))
                .toList();
        setVisible(!open.isEmpty());
        if (open.isEmpty()) {
            return;
        }
        addClassName("dc-block");
        var job = new Select<String>();
        job.setItems(open);
        job.setAriaLabel(tr("Job"));
        job.setValue(open.getFirst());
        var reason = new TextField();
        reason.setPlaceholder(tr("Reason, needed"));
        reason.setAriaLabel(tr("Reason"));
        var row = new Div(
                job,
                reason,
                operating(
                        operates,
                        tr("Try again"),
                        click -> act(
                                () -> workflows.retry(run.shortId(), job.getValue(), reason.getValue(), who), done)),
                new Button(
                        tr("Let start"),
                        click -> act(
                                () -> workflows.letStart(run.shortId(), job.getValue(), reason.getValue(), who), done)),
                operating(
                        operates,
                        tr("Pass over"),
                        click -> act(
                                () -> workflows.passOver(run.shortId(), job.getValue(), reason.getValue(), who),
                                done)));
        row.addClassName("dc-actions");
        add(new H3(tr("One job")), row);
    }

    private static Button operating(boolean may, String words, ComponentEventListener<ClickEvent<Button>> click) {
        var button = new Button(words, click);
        button.setVisible(may);
        return button;
    }

    private static void act(Runnable what, Runnable done) {
        try {
            what.run();
            done.run();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            Notification.show(tr("Not done: {0}", said(refused.getMessage())));
        }
    }
}
