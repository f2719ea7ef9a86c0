package dev.tradewind.report.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.outbound.MailAddresses;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.schedule.ScheduleDraft;
import dev.tradewind.report.schedule.Schedules;
import dev.tradewind.ui.Texts;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/** Has the report that the page shows made each month. */
final class ScheduleDialog extends Dialog {
    private static final String MAIL = key("By mail");
    private static final String FOLDER = key("Into a folder");

    private final transient Schedules schedules;
    private final transient ReportRequest shown;
    private final transient Runnable done;
    private final IntegerField day = new IntegerField(tr("Day of the month"));
    private final IntegerField hour = new IntegerField(tr("Hour"));
    private final Select<String> way = new Select<>();
    private final TextField recipients = new TextField(tr("Mail addresses"));
    private final TextField folder = new TextField(tr("Folder"));
    private final Div problem = new Div();

    ScheduleDialog(Schedules schedules, ReportRequest shown, String zone, Runnable done) {
        this.schedules = schedules;
        this.shown = shown;
        this.done = done;
        setHeaderTitle(tr("Make this report each month"));
        setWidth("min(480px, 100vw)");
        addClassName("dc-dialog");
        day.setMin(1);
        day.setMax(28);
        day.setValue(2);
        hour.setMin(0);
        hour.setMax(23);
        hour.setValue(6);
        hour.setHelperText(tr("0 to 23, {0}", zone));
        way.setLabel(tr("Goes"));
        way.setItems(MAIL, FOLDER);
        way.setItemLabelGenerator(Texts::tr);
        way.setValue(schedules.canMail() || !schedules.hasFolder() ? MAIL : FOLDER);
        way.addValueChangeListener(change -> fit());
        recipients.setHelperText(
                schedules.canMail()
                        ? tr("Separated by commas")
                        : tr("No mail server is set up (tradewind.outbound.smtp.host)"));
        folder.setHelperText(
                schedules.hasFolder()
                        ? tr("Small letters, digits and hyphens; it is made if it is missing")
                        : tr("There is no folder for reports (tradewind.report.folder)"));
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        for (var field : List.of(recipients, folder)) {
            field.setWidthFull();
        }
        way.setWidthFull();
        var words = new Paragraph(tr(
                "{0} of the month before, {1}, as PDF in {2} and as CSV. Your roles at that time count.",
                said(shown.kind().label()),
                shown.scope(),
                LanguageSelect.name(shown.reader().language())));
        var when = new Div(day, hour);
        when.addClassName("tw-form-line");
        add(words, when, way, recipients, folder, problem);
        fit();
        var save = new Button(tr("Begin"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Cancel"), click -> close()), save);
    }

    private void fit() {
        recipients.setVisible(MAIL.equals(way.getValue()));
        folder.setVisible(FOLDER.equals(way.getValue()));
    }

    private void save() {
        var mail = MAIL.equals(way.getValue());
        try {
            schedules.create(new ScheduleDraft(
                    shown.kind(),
                    shown.owner(),
                    shown.environment(),
                    shown.provider(),
                    day.getValue() == null ? 0 : day.getValue(),
                    hour.getValue() == null ? -1 : hour.getValue(),
                    mail ? MailAddresses.parse(recipients.getValue()) : List.of(),
                    mail ? null : folder.getValue(),
                    shown.reader().language(),
                    shown.reader().timeZone()));
            done.run();
            close();
        } catch (IllegalArgumentException | AccessDeniedException refused) {
            problem.setText(tr("Not begun: {0}", said(refused.getMessage())));
        }
    }
}
