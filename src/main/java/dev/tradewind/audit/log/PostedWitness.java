package dev.tradewind.audit.log;

import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** An address that takes each signed checkpoint as text and keeps it. */
record PostedWitness(String name, URI url, Supplier<Outbound> outbound) implements Witness {
    @Override
    public Answer show(Checkpoints.Stored checkpoint, long before) throws InterruptedException {
        var request = OutboundRequest.post(
                url, "text/plain;charset=UTF-8", checkpoint.note().getBytes(StandardCharsets.UTF_8));
        return switch (outbound.get().send(request)) {
            case OutboundAnswer.Answered ignored -> new Answer.Agreed(null);
            case OutboundAnswer.NotModified ignored -> new Answer.Agreed(null);
            case OutboundAnswer.Refused(int status, byte[] body) ->
                new Answer.Objects("HTTP " + status + " " + words(body));
            case OutboundAnswer.Failed failed -> new Answer.Silent(failed.reason());
            case OutboundAnswer.CircuitOpen open -> new Answer.Silent("left alone until " + open.until());
            case OutboundAnswer.Forbidden(var reason) -> new Answer.Silent(reason);
        };
    }

    static String words(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
