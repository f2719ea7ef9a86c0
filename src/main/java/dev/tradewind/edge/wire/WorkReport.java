package dev.tradewind.edge.wire;

import dev.tradewind.quantity.Hashes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an agent's own log about its runs: numbered without gaps, chained to the one before, signed with the agent's
 * key.
 *
 * @param sequence from 1 for each data directory
 * @param previousSha256 of the entry before; empty for the first
 * @param atMillis best known time at the site, UTC
 * @param words why, or what the policy wants written down; may be empty
 * @param object as the agent's executor names the run, such as {@code process 4711}
 * @param output the last of what an ended run wrote
 * @param signature Ed25519 over {@link #text}, base64
 */
public record WorkReport(
        long sequence,
        String previousSha256,
        String runKey,
        Event event,
        long atMillis,
        String words,
        @Nullable String object,
        @Nullable Long startedAtMillis,
        @Nullable Long endedAtMillis,
        @Nullable Integer exitCode,
        String output,
        String signature) {

    /** What happened to the run. */
    public enum Event {
        STARTED,
        /** Something that is kept running had ended, or its machine had restarted. */
        RESTARTED,
        ENDED,
        MISSED,
        /** It was started and is gone without an exit code. */
        LOST,
        WITHDRAWN;

        public boolean last() {
            return this != STARTED && this != RESTARTED;
        }
    }

    /** What is signed: every field but the signature, as a JSON array. */
    public String text(String incarnation) {
        return Json.text(Arrays.asList(
                incarnation,
                sequence,
                previousSha256,
                runKey,
                event.name(),
                atMillis,
                words,
                object,
                startedAtMillis,
                endedAtMillis,
                exitCode,
                output));
    }

    /** What the next entry names. */
    public String sha256(String incarnation) {
        return Hashes.sha256(text(incarnation) + signature);
    }

    /** The same as the entry behind another. */
    public WorkReport behind(long last, String lastSha256) {
        return with(last + 1, lastSha256, signature);
    }

    public WorkReport signed(String by) {
        return with(sequence, previousSha256, by);
    }

    private WorkReport with(long number, String before, String by) {
        return new WorkReport(
                number,
                before,
                runKey,
                event,
                atMillis,
                words,
                object,
                startedAtMillis,
                endedAtMillis,
                exitCode,
                output,
                by);
    }
}
