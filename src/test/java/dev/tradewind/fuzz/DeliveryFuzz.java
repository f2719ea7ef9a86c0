package dev.tradewind.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packed bills: archives of parts with a manifest, and single files in gzip. */
final class DeliveryFuzz implements FuzzTarget {
    private static final String PART =
            "BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,"
                    + "ChargePeriodEnd,ChargeCategory,ProviderName,BillingAccountId\n1.25,USD,2026-10-01T00:00:00Z,"
                    + "2026-11-01T00:00:00Z,2026-10-03T00:00:00Z,2026-10-04T00:00:00Z,Usage,AWS,a\n";

    @Override
    public void read(byte[] input) throws Exception {
        CommandFuzz.onFile(input, input.length > 0 && input[0] == 0x1f ? ".csv.gz" : ".zip", ImportFuzz::dryRun);
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return List.of(
                zip("part-0.csv", PART, "part-1.csv", PART),
                zip(
                        "a/manifest.json",
                        "{\"blobs\":[{\"blobName\":\"a/part-0.csv\",\"byteCount\":1}]}",
                        "a/part-0.csv",
                        PART),
                gzip(PART));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0); // so that what is changed in the middle is still a zip
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
