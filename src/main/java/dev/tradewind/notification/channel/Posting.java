package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.SecretReference;
import dev.tradewind.notification.Secrets;
import dev.tradewind.notification.Secrets.Found;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.outbound.WebhookSignature;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Posts an event to a webhook and says what came of it, never with the address or a secret in the words. */
@Component
class Posting {
    private static final int SHORTEST_SECRET = 16;

    private final Outbound outbound;
    private final Secrets secrets;
    private final Bodies bodies;
    private final Clock clock;

    Posting(Outbound outbound, Secrets secrets, Bodies bodies, Clock clock) {
        this.outbound = outbound;
        this.secrets = secrets;
        this.bodies = bodies;
        this.clock = clock;
    }

    Receipt post(Channel channel, Event event) throws InterruptedException {
        var hidden = new ArrayList<String>();
        URI address;
        switch (secrets.find(SecretReference.parse(channel.as().address()))) {
            case Found.Nothing(var why) -> {
                return new Receipt.Refused(why);
            }
            case Found.Secret(var text) -> {
                hidden.add(text);
                try {
                    address = new URI(text);
                } catch (URISyntaxException notOne) {
                    // the exception repeats the text
                    return new Receipt.Refused(channel.as().address() + " leads to something that is no address");
                }
            }
        }
        var signing = new ArrayList<String>();
        for (var reference : channel.as().secrets()) {
            switch (secrets.find(SecretReference.parse(reference))) {
                case Found.Nothing(var why) -> {
                    return new Receipt.Refused(why);
                }
                case Found.Secret(var text) -> {
                    if (text.length() < SHORTEST_SECRET) {
                        return new Receipt.Refused(reference + " leads to a secret of " + text.length()
                                + " characters; use at least " + SHORTEST_SECRET);
                    }
                    signing.add(text);
                }
            }
        }
        hidden.addAll(signing);
        return receipt(
                outbound.once(request(channel.as().kind(), address, event, signing)), new Excerpt(address, hidden));
    }

    private OutboundRequest request(ChannelKind kind, URI address, Event event, List<String> signing) {
        return switch (kind) {
            case SLACK -> OutboundRequest.post(address, Bodies.JSON_TYPE, bodies.slack(event));
            case TEAMS -> OutboundRequest.post(address, Bodies.JSON_TYPE, bodies.teams(event));
            case WEBHOOK -> {
                var body = bodies.cloudEvent(event);
                yield OutboundRequest.post(address, Bodies.CLOUD_EVENT, body)
                        .with(WebhookSignature.HEADER, WebhookSignature.of(body, clock.instant(), signing));
            }
            case MAIL -> throw new IllegalArgumentException("mail is not posted");
        };
    }

    private Receipt receipt(OutboundAnswer answer, Excerpt excerpt) {
        return switch (answer) {
            case OutboundAnswer.Answered answered -> new Receipt.Taken("taken" + excerpt.of(answered.body()));
            case OutboundAnswer.NotModified() -> new Receipt.Refused("status 304, which is no answer to a message");
            case OutboundAnswer.Refused(int status, byte[] body) ->
                new Receipt.Refused("refused with status " + status + excerpt.of(body));
            case OutboundAnswer.Failed(String reason, byte[] body, Optional<Duration> asked) ->
                new Receipt.Later(excerpt.clean(reason) + (body == null ? "" : excerpt.of(body)), asked);
            case OutboundAnswer.CircuitOpen(var until) ->
                new Receipt.Later(
                        "not sent: the host failed several times and is left alone until "
                                + until.truncatedTo(ChronoUnit.SECONDS),
                        Optional.of(Duration.between(clock.instant(), until)));
            case OutboundAnswer.Forbidden(String reason) -> new Receipt.Refused("not sent: " + excerpt.clean(reason));
        };
    }

    /** The beginning of what a receiver answered, without what must not be shown. */
    private record Excerpt(URI address, List<String> hidden) {
        private static final int MOST = 200;
        private static final int READ = 65_536;
        private static final int SHORTEST_KEY = 8;

        String of(byte[] body) {
            var text = clean(new String(body, 0, Math.min(body.length, READ), StandardCharsets.UTF_8)
                            .replaceAll("[\\p{Cntrl}\\s]+", " "))
                    .strip();
            return text.isEmpty() ? "" : ": " + (text.length() <= MOST ? text : text.substring(0, MOST) + "…");
        }

        String clean(String text) {
            var clean = text;
            for (var each : hidden) {
                clean = clean.replace(each, "…");
            }
            // the path of such an address is its key, and receivers like to repeat it, whole or in part
            for (var part : parts()) {
                clean = clean.replace(part, "…");
            }
            return clean;
        }

        private List<String> parts() {
            var whole = Stream.of(address.getRawPath(), address.getPath(), address.getRawQuery(), address.getQuery())
                    .filter(Objects::nonNull)
                    .filter(part -> part.length() > 1);
            return whole.flatMap(part -> Stream.concat(
                            Stream.of(part),
                            Arrays.stream(part.split("[/&=]")).filter(piece -> piece.length() >= SHORTEST_KEY)))
                    .toList();
        }
    }
}
