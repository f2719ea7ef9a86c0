package dev.tradewind.egress.cause;

import java.util.List;

/** One thing that is known to make egress dear, and how it shows in a bill. */
interface CauseRule {
    List<Cause> find(CauseFacts facts);
}
