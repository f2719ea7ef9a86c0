package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.catalog.Site;
import dev.tradewind.connector.feed.ProbeRequest;
import dev.tradewind.connector.feed.Probes;
import dev.tradewind.outbound.Reach;
import dev.tradewind.ui.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the console measure an endpoint from now on; it may be tried first. */
@StyleSheet("decisions.css")
final class ProbeDialog extends Dialog {
    private static final double USUAL_MINUTES = 5;

    private final Probes probes;
    private final TextField endpoint = new TextField(tr("Address"));
    private final ComboBox<Site> from;
    private final ComboBox<Site> to;
    private final NumberField minutes = new NumberField(tr("Every, minutes"));
    private final Div said = new Div();

    ProbeDialog(Probes probes, List<Site> sites, Runnable done) {
        this.probes = probes;
        from = site(tr("From, where this console runs"), sites);
        to = site(tr("To, where the address is"), sites);
        setHeaderTitle(tr("Measure a link"));
        addClassName("dc-dialog");
        setWidth("min(520px, 100vw)");
        endpoint.setWidthFull();
        endpoint.setPlaceholder("tcp://db.example.com:5432");
        endpoint.setHelperText(
                tr(
                        "tcp://host:port, or an https address, of which the time to the first byte is kept too. Private addresses need tradewind.outbound.allowed-hosts."));
        minutes.setValue(USUAL_MINUTES);
        minutes.setWidthFull();
        said.getElement().setAttribute("role", "status");
        add(
                new Paragraph(
                        tr(
                                "Ten TCP handshakes a round, at uneven moments; p50 and p95 of the link are kept as measured, each round with its times.")),
                endpoint,
                from,
                to,
                minutes,
                said);
        var once = new Button(tr("Try once"), click -> once());
        var keep = new Button(tr("Measure"), click -> {
            switch (probes.add(new ProbeRequest(endpoint.getValue(), id(from), id(to), everyMinutes()))) {
                case Probes.Outcome.Made made -> {
                    close();
                    done.run();
                }
                case Probes.Outcome.Refused(String reason) -> refuse(reason);
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(tr("Back"), click -> close()), once, keep);
    }

    private void once() {
        switch (probes.once(endpoint.getValue())) {
            case Reach.Answer.Reached(var took) -> {
                said.setClassName("tw-quiet");
                said.setText(tr("One handshake took {0} ms.", Formats.number(took.toNanos() / 1e6, 1)));
            }
            case Reach.Answer.NotReached(String reason) -> refuse(tr("not reached, {0}", reason));
            case Reach.Answer.Forbidden(String reason) -> refuse(reason);
        }
    }

    private void refuse(String reason) {
        said.setClassName("tw-problem");
        said.setText(tr("Not done: {0}", reason));
    }

    private @Nullable Integer everyMinutes() {
        Double value = minutes.getValue();
        return value == null ? null : (Integer) (int) Math.round(value);
    }

    private static @Nullable String id(ComboBox<Site> of) {
        Site site = of.getValue();
        return site == null ? null : site.id();
    }

    private static ComboBox<Site> site(String label, List<Site> sites) {
        var box = new ComboBox<Site>(label);
        box.setItems(sites);
        box.setItemLabelGenerator(site -> site.name() + " (" + site.id() + ")");
        box.setWidthFull();
        return box;
    }
}
