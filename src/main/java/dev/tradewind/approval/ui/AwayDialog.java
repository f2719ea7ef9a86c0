package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.approval.Absence;
import dev.tradewind.approval.Absences;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.ui.Formats;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** "I am away from then to then, and she decides with my groups." */
final class AwayDialog extends Dialog {
    private final Absences absences;
    private final ActorSource names;
    private final Person who;
    private final ZoneId zone;
    private final Div announced = new Div();
    private final Div problem = new Div();

    AwayDialog(Absences absences, People people, ActorSource names, Person who, ZoneId zone) {
        this.absences = absences;
        this.names = names;
        this.who = who;
        this.zone = zone;
        setHeaderTitle(tr("While I am away"));
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        var deputy = new ComboBox<Person>(tr("Who decides with my groups"));
        deputy.setItems(people.all().stream()
                .filter(person -> person.enabled() && person.has(Role.APPROVER) && !person.isSameHumanAs(who))
                .toList());
        deputy.setItemLabelGenerator(Person::displayName);
        deputy.setWidthFull();
        var now = LocalDateTime.ofInstant(Instant.now(), zone).truncatedTo(ChronoUnit.HOURS);
        var from = new DateTimePicker(tr("From"), now);
        var to = new DateTimePicker(tr("To"), now.plusDays(7));
        var reason = new TextField(tr("Reason"));
        reason.setWidthFull();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        var announce = new Button(tr("Announce"), click -> {
            var chosen = deputy.getValue();
            if (chosen == null || from.getValue() == null || to.getValue() == null) {
                problem.setText(tr("A deputy and both times are needed."));
                return;
            }
            try {
                absences.announce(who, chosen.id(), at(from.getValue()), at(to.getValue()), reason.getValue());
                problem.setText("");
                draw();
            } catch (IllegalArgumentException | IllegalStateException refused) {
                problem.setText(tr("Not announced: {0}.", said(refused.getMessage())));
            }
        });
        announce.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new Div(
                        tr(
                                "Your deputy brings your groups to a decision, still counts as one person, and never decides on what you proposed.")),
                announced,
                deputy,
                from,
                to,
                reason,
                problem);
        getFooter().add(new Button(tr("Close"), click -> close()), announce);
        draw();
    }

    private Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private void draw() {
        announced.removeAll();
        absences.announced().stream()
                .filter(each ->
                        each.personId().equals(who.id()) || each.deputyId().equals(who.id()))
                .forEach(each -> announced.add(line(each)));
    }

    private Div line(Absence of) {
        boolean own = of.personId().equals(who.id());
        var line = new Div(new Span(tr(
                "{0} for {1}, {2} to {3}",
                names.nameOf(of.deputyId().toString()),
                names.nameOf(of.personId().toString()),
                Formats.instant(of.from(), zone),
                Formats.instant(of.to(), zone))));
        line.addClassName("dc-line");
        if (own) {
            line.add(new Button(tr("I am back"), click -> {
                absences.end(of.id(), who);
                Notification.show(tr("Ended; you decide yourself again."));
                draw();
            }));
        }
        return line;
    }
}
