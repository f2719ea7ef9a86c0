package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.UIScope;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Demo mark and what is stale or modelled at the left, state of the log, version and clock at the right. */
@Component
@UIScope
class StatusBar extends Footer {
    private final Div left = new Div();
    private final Div right = new Div();
    private final ObjectProvider<StatusMarks> sources;
    private final Clock clock;
    private final boolean demo;
    private final String version;

    StatusBar(
            ObjectProvider<StatusMarks> sources,
            Clock clock,
            @Value("${tradewind.demo:false}") boolean demo,
            @Value("${tradewind.version:}") String version) {
        this.sources = sources;
        this.clock = clock;
        this.demo = demo;
        this.version = version;
        addClassName("tw-statusbar");
        getElement().setAttribute("aria-label", tr("State of the data and of the log"));
        add(left, right);
    }

    void refresh(ScopeParameters scope) {
        left.removeAll();
        right.removeAll();
        if (demo) {
            var mark = new StatusMark(Status.DEGRADED, tr("Demo data · the company is invented"));
            mark.addClassName("tw-demo");
            left.add(mark);
        }
        sources.forEach(source -> source.marks().forEach(mark -> {
            var link = new Anchor(scope.link(mark.path()), new StatusMark(mark.status(), mark.text()));
            (mark.side() == StatusMarks.Side.LEFT ? left : right).add(link);
        }));
        var now = Formats.instant(clock.instant(), scope.zone());
        right.add(new Span(version.isEmpty() ? now : "v" + version + " · " + now));
    }
}
