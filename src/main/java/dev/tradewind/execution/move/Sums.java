package dev.tradewind.execution.move;

import dev.tradewind.quantity.Hashes;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Checksums as S3 writes them: of an object in parts the sum of the sums, with their number. */
final class Sums {
    private Sums() {}

    /** Base64 of the SHA-256 that is given in hex. */
    static String whole(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    static String ofParts(List<String> sha256s) {
        var all = new ByteArrayOutputStream();
        sha256s.forEach(each -> all.writeBytes(HexFormat.of().parseHex(each)));
        return whole(Hashes.sha256(all.toByteArray())) + "-" + sha256s.size();
    }
}
