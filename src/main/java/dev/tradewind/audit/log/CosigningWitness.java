package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.audit.merkle.WitnessKey;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** A witness that checks that each checkpoint continues the one before, and co-signs it (C2SP tlog-witness). */
record CosigningWitness(String name, URI url, WitnessKey key, StoredTree stored, Supplier<Outbound> outbound)
        implements Witness {
    private static final int CONFLICT = 409;

    @Override
    public Answer show(Checkpoints.Stored checkpoint, long before) throws InterruptedException {
        var body = new StringBuilder("old " + before + "\n");
        if (before > 0) {
            stored.tree()
                    .consistency(before, checkpoint.size())
                    .hashes()
                    .forEach(hash -> body.append(Base64.getEncoder().encodeToString(hash))
                            .append('\n'));
        }
        body.append('\n').append(checkpoint.note());
        var request = OutboundRequest.post(
                URI.create(url.toString().replaceAll("/$", "") + "/add-checkpoint"),
                "text/plain;charset=UTF-8",
                body.toString().getBytes(StandardCharsets.UTF_8));
        return switch (outbound.get().send(request)) {
            case OutboundAnswer.Answered answered -> answered(checkpoint, answered.body());
            case OutboundAnswer.NotModified ignored -> new Answer.Silent("it answered that nothing was modified");
            case OutboundAnswer.Refused(int status, byte[] said) ->
                status == CONFLICT
                        ? remembers(PostedWitness.words(said))
                        : new Answer.Objects("HTTP " + status + " " + PostedWitness.words(said));
            case OutboundAnswer.Failed failed -> new Answer.Silent(failed.reason());
            case OutboundAnswer.CircuitOpen open -> new Answer.Silent("left alone until " + open.until());
            case OutboundAnswer.Forbidden(var reason) -> new Answer.Silent(reason);
        };
    }

    private static Answer remembers(String size) {
        return size.matches("[0-9]{1,18}")
                ? new Answer.Remembers(Long.parseLong(size))
                : new Answer.Objects("HTTP 409 " + size);
    }

    /** Of the lines that came back, the one by the key that we were given; an answer without it is none. */
    private Answer answered(Checkpoints.Stored checkpoint, byte[] body) {
        for (var line : new String(body, StandardCharsets.UTF_8).lines().toList()) {
            try {
                if (key.cosigned(SignedNote.parse(checkpoint.note() + line + "\n"))
                        .isPresent()) {
                    return new Answer.Agreed(line);
                }
            } catch (IllegalArgumentException notASignature) {
                // another line of the answer may be one
            }
        }
        return new Answer.Objects("its answer bears no signature by " + key.vkey());
    }
}
