package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;

/** How a signal that has no value yet comes in: by a file, or by a source that the console asks. */
@StyleSheet("decisions.css")
final class ConnectDialog extends Dialog {
    ConnectDialog(Connectable signal) {
        setHeaderTitle(tr("Connect {0}", signal.title()));
        addClassName("dc-dialog");
        setWidth("min(560px, 100vw)");
        add(new Paragraph(signal.byFile()));
        signal.example().ifPresent(example -> {
            var settings = new Pre(example);
            settings.addClassName("dc-text");
            add(
                    new Paragraph(
                            tr(
                                    "Or the console asks a live source. An administrator writes it into tradewind.yaml in the data directory and starts the console anew:")),
                    settings,
                    new Paragraph(
                            tr("Types that can be asked: {0}. docs/data-sources.md describes each.", signal.types())));
        });
        getFooter().add(new Button(tr("Close"), click -> close()));
    }
}
