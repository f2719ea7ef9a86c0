package dev.tradewind.egress.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.advice.Artefact;
import dev.tradewind.ui.Downloads;
import java.nio.charset.StandardCharsets;

/** One text to apply: what it needs, the text itself, copy and download. */
final class ArtefactBlock extends Div {
    ArtefactBlock(Artefact of) {
        var copy = new NativeButton("Copy");
        copy.addClassName("tw-button");
        copy.getElement().setAttribute("aria-label", "Copy " + of.fileName());
        copy.addClickListener(click -> {
            copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", of.text());
            copy.setText("Copied");
        });
        var needs = new Span("needs " + of.needs());
        needs.addClassName("tw-quiet");
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
        add(head, needs, text);
    }
}
