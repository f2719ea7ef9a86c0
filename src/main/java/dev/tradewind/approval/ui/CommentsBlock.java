package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.approval.Comments;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.identity.Person;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import java.time.ZoneId;

/** What people wrote beside a recommendation, the oldest first, and a field for the next. */
final class CommentsBlock extends Div {
    private final Comments comments;
    private final ActorSource names;
    private final RecommendationSummary of;
    private final ZoneId zone;
    private final Div written = new Div();

    CommentsBlock(Comments comments, ActorSource names, RecommendationSummary of, Person who, ZoneId zone) {
        this.comments = comments;
        this.names = names;
        this.of = of;
        this.zone = zone;
        addClassName("dc-block");
        add(new H3(tr("Comments")), written);
        draw();
        if (Comments.mayWrite(who)) {
            var words = new TextArea();
            words.setAriaLabel(tr("Comment"));
            words.setPlaceholder(tr("Comment; it decides nothing and stays"));
            words.setMaxLength(4_000);
            words.setWidthFull();
            var kept = new KeptText(words, "comment:" + of.shortId());
            var add = new Button(tr("Comment"), click -> {
                try {
                    comments.add(of, words.getValue(), who);
                    words.clear();
                    kept.forget();
                    draw();
                } catch (IllegalArgumentException refused) {
                    Notification.show(refused.getMessage());
                }
            });
            add(words, kept, add);
        }
    }

    private void draw() {
        written.removeAll();
        for (var comment : comments.of(of.id())) {
            var who = new Span(
                    names.nameOf(comment.personId().toString()) + ", " + Formats.instant(comment.writtenAt(), zone));
            who.addClassName("dc-quiet");
            var words = new Div(comment.words());
            words.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
            written.add(who, words);
        }
    }
}
