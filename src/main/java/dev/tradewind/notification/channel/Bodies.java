package dev.tradewind.notification.channel;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import dev.tradewind.notification.NotificationSettings;
import dev.tradewind.notification.Subscription;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An event in the form that each kind of receiver takes. */
@Component
class Bodies {
    static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";
    static final String JSON_TYPE = "application/json; charset=utf-8";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SLACK_HEADER = 150;
    private static final int SLACK_SECTION = 2_900;
    private static final int TEAMS_TEXT = 8_000;

    private final NotificationSettings settings;

    Bodies(NotificationSettings settings) {
        this.settings = settings;
    }

    /** CloudEvents 1.0, structured; {@code severity} is an extension attribute. */
    byte[] cloudEvent(Event event) {
        var data = new TreeMap<String, Object>(event.data());
        data.put("title", event.title());
        data.put("text", event.text());
        data.put("path", event.path());
        var link = settings.link(event.path());
        if (link != null) {
            data.put("link", link);
        }
        var console = settings.consoleUrl();
        var body = new LinkedHashMap<String, Object>();
        body.put("specversion", "1.0");
        body.put("id", event.id().toString());
        body.put("source", console == null ? "urn:tradewind:console" : console.toString());
        body.put("type", event.type());
        body.put("subject", event.subject());
        body.put("time", event.at().truncatedTo(ChronoUnit.MICROS).toString());
        body.put("severity", word(event.severity()));
        body.put("datacontenttype", "application/json");
        body.put("data", data);
        return JSON.writeValueAsBytes(body);
    }

    /** Blocks of Slack; {@code text} is what its notifications show. */
    byte[] slack(Event event) {
        var blocks = new ArrayList<Map<String, Object>>();
        blocks.add(Map.of(
                "type",
                "header",
                "text",
                Map.of("type", "plain_text", "emoji", false, "text", cut(event.title(), SLACK_HEADER))));
        blocks.add(Map.of(
                "type",
                "section",
                "text",
                Map.of("type", "mrkdwn", "verbatim", true, "text", cut(escaped(text(event)), SLACK_SECTION))));
        blocks.add(Map.of(
                "type",
                "context",
                "elements",
                List.of(Map.of("type", "plain_text", "emoji", false, "text", foot(event)))));
        var link = settings.link(event.path());
        if (link != null) {
            blocks.add(Map.of(
                    "type",
                    "actions",
                    "elements",
                    List.of(Map.of(
                            "type",
                            "button",
                            "url",
                            link,
                            "text",
                            Map.of("type", "plain_text", "emoji", false, "text", "Open the evidence")))));
        }
        return JSON.writeValueAsBytes(Map.of("text", escaped(event.title()), "blocks", blocks));
    }

    /** A message with one adaptive card. Text stands in runs, which know no markup: nothing in a name becomes a link. */
    byte[] teams(Event event) {
        var card = new LinkedHashMap<String, Object>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put(
                "body",
                List.of(
                        block(Map.of("type", "TextRun", "text", event.title(), "weight", "bolder", "size", "medium")),
                        block(Map.of("type", "TextRun", "text", cut(text(event), TEAMS_TEXT))),
                        block(Map.of("type", "TextRun", "text", foot(event), "isSubtle", true, "size", "small"))));
        var link = settings.link(event.path());
        if (link != null) {
            card.put("actions", List.of(Map.of("type", "Action.OpenUrl", "title", "Open the evidence", "url", link)));
        }
        return JSON.writeValueAsBytes(Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card))));
    }

    /** Plain text with the evidence page at its end, for who reads now. */
    String mail(Event event) {
        var link = settings.link(event.path());
        return said(event.text()) + "\n\n"
                + (link == null ? tr("In the console: {0}", event.path()) : tr("Evidence: {0}", link)) + "\n\n"
                + said(word(event.severity())) + " · " + Subscription.shortened(event.type()) + " · " + event.subject()
                + " · "
                + Formats.instant(event.at(), Locality.current().zone()) + "\n\n"
                + tr("This message may be late or come twice. What is so now stands in the console.") + "\n";
    }

    private String text(Event event) {
        var words = event.text().isBlank() ? event.title() : event.text();
        return settings.consoleUrl() == null ? words + "\nIn the console: " + event.path() : words;
    }

    private static String foot(Event event) {
        return word(event.severity()) + " · " + Subscription.shortened(event.type()) + " · " + event.subject() + " · "
                + event.at().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<String, Object> block(Map<String, Object> run) {
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case WARNING -> "warning";
            case CRITICAL -> "critical";
        };
    }

    /** The three characters that mean something to Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
