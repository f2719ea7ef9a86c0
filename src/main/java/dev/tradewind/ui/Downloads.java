package dev.tradewind.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Links that hand out exactly what the page shows. */
public final class Downloads {
    private Downloads() {}

    /**
     * A CSV link; rows are asked for when it is clicked.
     *
     * @param header with units, as "cost USD"
     * @param rows cells as text or numbers; {@code null} is an empty cell
     */
    public static Anchor csv(String fileName, List<String> header, Supplier<List<? extends List<?>>> rows) {
        return bytes(fileName, "text/csv;charset=utf-8", "CSV", () -> csvBytes(header, rows.get()));
    }

    /** A link to content that is made when it is clicked. */
    public static Anchor bytes(String fileName, String contentType, String label, Supplier<byte[]> content) {
        var handler = DownloadHandler.fromInputStream(event -> {
            var made = content.get();
            return new DownloadResponse(new ByteArrayInputStream(made), fileName, contentType, made.length);
        });
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, label);
        link.addClassName("tw-button");
        link.addComponentAsFirst(new Glyph("download"));
        return link;
    }

    /** The bytes of such a file. */
    public static byte[] csvBytes(List<String> header, List<? extends List<?>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            for (var row : rows) {
                csv.writeRecord(row.stream().map(Downloads::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.toPlainString();
        }
        var text = value.toString();
        return !(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }
}
