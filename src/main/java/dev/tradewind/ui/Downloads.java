package dev.tradewind.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;

/** Links that hand out exactly what the page shows. */
public final class Downloads {
    private Downloads() {}

    /**
     * A CSV link; rows are asked for when it is clicked. The last line gives their number, so that a copy that was cut
     * off shows itself.
     *
     * @param header with units, as "cost USD"
     * @param rows cells as text or numbers; {@code null} is an empty cell
     */
    public static Anchor csv(String fileName, List<String> header, Supplier<List<? extends List<?>>> rows) {
        return bytes(fileName, "text/csv;charset=utf-8", "CSV", () -> CsvFile.counted(header, rows.get()));
    }

    /** A link to content that is made when it is clicked. */
    public static Anchor bytes(String fileName, String contentType, String label, Supplier<byte[]> content) {
        var handler = DownloadHandler.fromInputStream(event -> {
            var made = Locality.plainly(content);
            return new DownloadResponse(new ByteArrayInputStream(made), fileName, contentType, made.length);
        });
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, label);
        link.addClassName("tw-button");
        link.addComponentAsFirst(new Glyph("download"));
        return link;
    }
}
