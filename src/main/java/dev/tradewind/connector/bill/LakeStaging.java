package dev.tradewind.connector.bill;

import dev.tradewind.connector.Destination;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeWriter;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Rows of one import on their way into one table of the lake. */
public class LakeStaging<R> implements Destination.Staging<R> {
    private final Lake lake;
    private final LakeTable table;
    private final UUID importId;
    private final LakeWriter writer;
    private final BiConsumer<R, LakeWriter> append;
    private List<LakeFile> files = List.of();

    public LakeStaging(Lake lake, LakeTable table, UUID importId, BiConsumer<R, LakeWriter> append) {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.writer = lake.writer(table, importId);
        this.append = append;
    }

    @Override
    public void accept(R row) {
        append.accept(row, writer);
    }

    @Override
    public void seal() {
        files = writer.seal();
    }

    /** The files that sealing made. */
    protected final List<LakeFile> files() {
        return files;
    }

    @Override
    public void commit() {
        lake.commit(table, importId, files);
    }

    @Override
    public void close() {
        writer.close();
    }
}
