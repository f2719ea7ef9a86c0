package dev.tradewind.egress.ui;

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
        var copy = new NativeButton("Copy");
        copy.addClassName("tw-button");
        copy.getElement().setAttribute("aria-label", "Copy " + of.fileName());
        copy.addClickListener(click -> {
            copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", of.text());
            copy.setText("Copied");
        });
        var head = new Div(
                new H3(of.title()),
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
        add(head, new Div(told("needs " + of.needs())));
        if (!of.where().isEmpty()) {
            add(new Div(told("for " + of.where())), new Div(told("risk: " + of.risk())));
        }
        add(new Div(told(
                of.applies() == null
                        ? "applied by a person"
                        : "applied by the connected cluster that serves the site with namespace "
                                + of.applies().namespace() + ", after a dry run; by a person where there is none")));
        add(text);
    }

    private static Span told(String words) {
        var told = new Span(words);
        told.addClassName("tw-quiet");
        return told;
    }
}
