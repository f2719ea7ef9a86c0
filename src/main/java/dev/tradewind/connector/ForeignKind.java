package dev.tradewind.connector;

import dev.tradewind.connector.flow.VpcFormat;
import java.util.List;
import java.util.Optional;

/** Kinds of file that are often sent by mistake, told by their first characters, with what to do instead. */
final class ForeignKind {
    private record Kind(String begins, String name, String instead) {}

    // Bytes that are no UTF-8 have been decoded to U+FFFD by now.
    private static final List<Kind> KINDS = List.of(
            new Kind("%PDF", "a PDF document", "Export the table as CSV; a printed bill has no rows to read."),
            new Kind("\uFFFDPNG", "a PNG picture", "Send the file with the data, not a picture of it."),
            new Kind("\uFFFD\uFFFD\uFFFD", "a picture or another binary file", "Send the file with the data."),
            new Kind("PK\u0003\u0004", "a ZIP archive inside an archive", "Unpack it once."),
            new Kind("\uFFFD\uFFFD\u0011\u0871", "an old Excel workbook", "Save its sheet as CSV."),
            new Kind("\u001F\uFFFD", "an archive packed twice", "Unpack it once."),
            new Kind("<?xml", "XML, or the inside of an Excel workbook", "Save the sheet as CSV."),
            new Kind("<!doctype html", "a web page", "Maybe the download needed a sign-in? Fetch the file again."),
            new Kind("<html", "a web page", "Maybe the download needed a sign-in? Fetch the file again."),
            new Kind("version https://git-lfs", "a Git LFS pointer", "Fetch the file itself: git lfs pull."));

    private ForeignKind() {}

    /** The refusal of such a file; empty if it is none of them. */
    static Optional<Reading.Refused> of(FileHead head) {
        var text = head.text().stripLeading();
        if (VpcFormat.looksNameless(text)) {
            return Optional.of(new Reading.Refused(
                    null,
                    "line 1: the file looks like a flow log without the names of its fields",
                    "Give the format of the flow log's setting: on the page of this import, or as flowLog in a file for --mapping,"
                            + " or above the records, as in: version srcaddr dstaddr bytes start end."));
        }
        return KINDS.stream()
                .filter(kind -> text.regionMatches(
                        true, 0, kind.begins(), 0, kind.begins().length()))
                .findFirst()
                .map(kind -> new Reading.Refused(
                        null,
                        "line 1: the file is " + kind.name() + "; expected a table as text or Parquet",
                        kind.instead()));
    }
}
