package dev.tradewind.edge.agent;

import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.Json;

/**
 * A batch ready to be sent.
 *
 * @param last its highest sequence
 * @param bytes compressed
 */
record PackedBatch(long last, byte[] bytes) {

    static PackedBatch of(Batch batch) {
        return new PackedBatch(batch.entries().getLast().sequence(), ConsoleLink.gzip(Json.bytes(batch)));
    }
}
