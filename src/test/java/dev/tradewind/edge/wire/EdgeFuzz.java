package dev.tradewind.edge.wire;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.fuzz.FuzzTarget;
import java.util.List;

/** What an agent of an edge site sends: every message as each kind, and what its writes make of a document. */
public final class EdgeFuzz implements FuzzTarget {
    private static final List<Class<?>> MESSAGES =
            List.of(Batch.class, Entry.class, Pulse.class, WorkPulse.class, Enrolment.class, Enrolment.Renewal.class);

    @Override
    public void read(byte[] input) {
        for (var kind : MESSAGES) {
            try {
                if (Json.read(input, kind) instanceof Batch batch) {
                    batch.entries().forEach(EdgeFuzz::apply);
                }
            } catch (IllegalArgumentException refused) {
                if (refused.getClass() != IllegalArgumentException.class) {
                    throw refused;
                }
            }
        }
    }

    private static void apply(Entry entry) {
        if (entry.kind() == null || Values.flaw(entry.kind(), entry.body()).isPresent()) {
            return; // refused with that flaw
        }
        HybridTime.parse(entry.version());
        Values.after(null, entry.kind(), entry.body(), entry.version());
    }
}
