package dev.tradewind.report.change;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.LogStatus;
import dev.tradewind.quantity.CsvCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line per fact (RFC 4180), instants in UTC; the last lines give the count and the log's checkpoint. */
public final class ChangeCsv {
    private static final List<String> HEADER = List.of(
            "Section",
            "Leaf",
            "At (UTC)",
            "Until (UTC)",
            "Actor",
            "ActorName",
            "Action",
            "Subject",
            "SubjectName",
            "Site",
            "Detail",
            "Reason");

    private ChangeCsv() {}

    public static byte[] bytes(List<ChangeLine> lines, ActorSource names, LogStatus log) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var line : lines) {
                csv.writeRecord(
                        line.section().name(),
                        Long.toString(line.leaf()),
                        line.at().toString(),
                        line.until() == null ? "" : line.until().toString(),
                        CsvCell.of(line.actor()),
                        CsvCell.of(name(names, line.actor())),
                        CsvCell.of(line.action()),
                        CsvCell.of(line.subject()),
                        CsvCell.of(name(names, line.subject())),
                        CsvCell.of(line.site()),
                        CsvCell.of(line.detail()),
                        CsvCell.of(line.reason()));
            }
            csv.writeRecord("rows", Integer.toString(lines.size()));
            csv.writeRecord("log checkpoint", Long.toString(log.size()), log.rootHash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What people call a person's id; other ids stay as they are. */
    public static String name(ActorSource names, String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? names.nameOf(id) : id;
    }
}
