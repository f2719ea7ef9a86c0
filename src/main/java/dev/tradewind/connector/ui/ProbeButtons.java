package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.connector.feed.Probe;
import dev.tradewind.connector.feed.Probes;
import dev.tradewind.ui.Formats;
import java.util.Optional;

/** Measuring by the console itself: what is measured, and for those who may, adding and removing it. */
final class ProbeButtons {
    private final Probes probes;
    private final Catalog catalog;
    private final boolean may;

    /** @param may whether the person may have links measured */
    ProbeButtons(Probes probes, Catalog catalog, boolean may) {
        this.probes = probes;
        this.catalog = catalog;
        this.may = may;
    }

    boolean may() {
        return may;
    }

    Optional<Probe> of(String feed) {
        return probes.all().stream().filter(probe -> probe.id().equals(feed)).findFirst();
    }

    static String words(Probe probe) {
        return tr(
                "{0} for {1} → {2}, every {3}",
                probe.endpoint(), probe.fromSite(), probe.toSite(), Formats.duration(probe.every()));
    }

    Button add(Runnable done) {
        return new Button(tr("Measure a link"), click -> open(done));
    }

    void open(Runnable done) {
        new ProbeDialog(probes, catalog.sites(), done).open();
    }

    Button remove(Probe probe, Runnable done) {
        var button = new Button(tr("Remove"), click -> {
            var sure = new ConfirmDialog();
            sure.setHeader(tr("Stop measuring {0}", probe.endpoint()));
            sure.setText(tr("What was measured stays; its link ages from now on."));
            sure.setCancelable(true);
            sure.setConfirmText(tr("Stop"));
            sure.addConfirmListener(yes -> {
                probes.remove(probe.id());
                done.run();
            });
            sure.open();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("aria-label", tr("Remove {0}", probe.id()));
        return button;
    }
}
