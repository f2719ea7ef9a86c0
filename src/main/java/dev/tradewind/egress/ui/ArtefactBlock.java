package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.advice.Artefact;
import dev.tradewind.ui.Downloads;
import java.nio.charset.StandardCharsets;

/** One text to apply: what it needs, where it does anything, its risk, the text itself, copy and download. */
final class ArtefactBlock extends Div {
    ArtefactBlock(Artefact of) {
        var copy = new NativeButton(tr("Copy"));
        copy.addClassName("tw-button");
        copy.getElement().setAttribute("aria-label", tr("Copy {0}", of.fileName()));
        copy.addClickListener(click -> {
            copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", of.text());
            copy.setText(tr("Copied"));
        });
        var head = new Div(
                new H3(said(of.title())),
                copy,
                Downloads.bytes(
                        of.fileName(),
                        "text/plain;charset=utf-8",
                        of.fileName(),
                        () -> of.text().getBytes(StandardCharsets.UTF_8)));
        head.addClassName("tw-line");
        var text = new Pre(of.text());
        text.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", of.fileName());
        text.getStyle()
                .set("white-space", "pre-wrap")
                .set("overflow-wrap", "anywhere")
                .set("margin", "var(--tw-space-1, 8px) 0");
        add(head, new Div(told(tr("needs {0}", of.needs()))));
        if (!of.where().isEmpty()) {
            add(new Div(told(tr("for {0}", of.where()))), new Div(told(tr("risk: {0}", of.risk()))));
        }
        add(new Div(told(
                of.applies() == null
                        ? tr("applied by a person")
                        : tr(
                                "applied by the connected cluster that serves the site with namespace {0}, after a dry run; by a person where there is none",
                                of.applies().namespace()))));
        add(text);
    }

    private static Span told(String words) {
        var told = new Span(words);
        told.addClassName("tw-quiet");
        return told;
    }
}
