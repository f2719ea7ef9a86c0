package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditSettings;
import dev.tradewind.audit.WitnessSettings;
import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.audit.merkle.WitnessKey;
import dev.tradewind.outbound.Outbound;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows the last checkpoint to every outside place, and keeps what they answer. */
@Component
public class Witnesses {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final Clock clock;
    private final List<Witness> all;

    Witnesses(
            JdbcClient jdbc,
            Checkpoints checkpoints,
            StoredTree stored,
            ObjectProvider<Outbound> outbound,
            AuditSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.all = settings.witnesses().stream()
                .map(each -> witness(each, stored, outbound::getObject))
                .toList();
    }

    private static Witness witness(WitnessSettings of, StoredTree stored, Supplier<Outbound> outbound) {
        var file = of.file();
        var url = of.url();
        if (file != null || url == null) {
            return new FileWitness(of.name(), java.util.Objects.requireNonNull(file));
        }
        var vkey = of.vkey();
        return vkey == null
                ? new PostedWitness(of.name(), url, outbound)
                : new CosigningWitness(of.name(), url, WitnessKey.parse(vkey), stored, outbound);
    }

    /**
     * How far an outside place has come.
     *
     * @param size entries that it was shown and agreed to
     * @param trouble what went wrong last; null when it agreed
     */
    public record State(
            String name,
            long size,
            @Nullable Instant agreedAt,
            @Nullable String trouble) {}

    /** In the order of the settings. */
    public List<State> states() {
        return all.stream().map(witness -> state(witness.name())).toList();
    }

    /** Entries under the last checkpoint that the slowest of them has not agreed to; 0 without any. */
    public long behind() {
        long size = checkpoints.last().map(Checkpoints.Stored::size).orElse(0L);
        return states().stream().mapToLong(state -> size - state.size()).max().orElse(0);
    }

    /** Shows it to those who have not seen it; returns how many agreed. */
    int run() {
        int agreed = 0;
        var last = checkpoints.last();
        if (last.isEmpty() || last.get().size() == 0) {
            return 0;
        }
        for (var witness : all) {
            var before = state(witness.name());
            if (before.size() == last.get().size()) {
                continue;
            }
            try {
                agreed += show(witness, last.get(), before.size()) ? 1 : 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return agreed;
            }
        }
        return agreed;
    }

    private boolean show(Witness witness, Checkpoints.Stored last, long before) throws InterruptedException {
        jdbc.sql("insert into audit_witness (name, size) values (?, 0) on conflict do nothing")
                .param(witness.name())
                .update();
        var answer = before > last.size() ? shorter(before, last) : witness.show(last, before);
        if (answer instanceof Witness.Answer.Remembers(long size)) {
            answer = size > last.size() ? shorter(size, last) : witness.show(last, size);
        }
        var trouble = switch (answer) {
            case Witness.Answer.Agreed(var line) -> {
                keep(witness.name(), last.size(), line);
                yield null;
            }
            case Witness.Answer.Remembers(long size) -> "it remembers " + size + " entries, and then did not";
            case Witness.Answer.Objects(var why) -> why;
            case Witness.Answer.Silent(var why) -> "no answer: " + why;
        };
        if (trouble != null) {
            jdbc.sql("update audit_witness set asked_at = ?, trouble = ? where name = ?")
                    .param(now())
                    .param(trouble)
                    .param(witness.name())
                    .update();
            LOG.warn("The witness {} did not agree to the checkpoint of {}: {}", witness.name(), last.size(), trouble);
        }
        return trouble == null;
    }

    private static Witness.Answer shorter(long seen, Checkpoints.Stored last) {
        return new Witness.Answer.Objects("it has seen " + seen + " entries, this log has " + last.size()
                + ": the log was cut off, or another copy of it is signed elsewhere");
    }

    private void keep(String witness, long size, @Nullable String line) {
        jdbc.sql("update audit_witness set size = ?, asked_at = ?, agreed_at = ?, trouble = null where name = ?")
                .params(List.of(size, now(), now(), witness))
                .update();
        if (line != null) {
            jdbc.sql("insert into audit_cosignature (size, witness, line, witnessed_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(List.of(size, witness, line, now()))
                    .update();
        }
    }

    private State state(String name) {
        return jdbc.sql("select size, agreed_at, trouble from audit_witness where name = ?")
                .param(name)
                .query((row, n) -> {
                    var agreed = row.getObject(2, OffsetDateTime.class);
                    return new State(
                            name, row.getLong(1), agreed == null ? null : agreed.toInstant(), row.getString(3));
                })
                .optional()
                .orElseGet(() -> new State(name, 0, null, null));
    }

    /** The newest checkpoint that somebody co-signed, with all signatures on it. */
    Optional<SignedNote> cosigned() {
        return jdbc.sql("select max(size) from audit_cosignature")
                .query(Long.class)
                .optional()
                .flatMap(checkpoints::of)
                .map(checkpoint ->
                        SignedNote.parse(checkpoint.note() + String.join("\n", lines(checkpoint.size())) + "\n"));
    }

    private List<String> lines(long size) {
        return jdbc.sql("select line from audit_cosignature where size = ? order by witness")
                .param(size)
                .query(String.class)
                .list();
    }

    /** What was kept outside and can be read back from here; what is no longer a checkpoint there becomes a finding. */
    List<Anchor> anchors(List<Finding> findings) {
        var anchors = new ArrayList<Anchor>();
        for (var witness : all) {
            try {
                for (var note : witness.kept()) {
                    anchors.add(new Anchor(witness.name(), note, Checkpoint.parse(note.text())));
                }
            } catch (IllegalArgumentException e) {
                findings.add(Finding.of(
                        Finding.Kind.FORGED_CHECKPOINT,
                        "What " + witness.name() + " keeps was altered: " + e.getMessage()));
            } catch (UncheckedIOException e) {
                LOG.warn("What the witness {} keeps cannot be read now", witness.name(), e);
            }
        }
        return anchors;
    }

    record Anchor(String witness, SignedNote note, Checkpoint checkpoint) {}

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
