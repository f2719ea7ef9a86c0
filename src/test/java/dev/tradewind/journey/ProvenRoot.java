package dev.tradewind.journey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** RFC 6962, 2.1.1, written down again: the root that a leaf and its path lead to. */
final class ProvenRoot {
    private ProvenRoot() {}

    static String of(JsonNode proof) throws Exception {
        var content = proof.get("content").asString().getBytes(StandardCharsets.UTF_8);
        var hash = hash(new byte[] {0}, content);
        var index = proof.get("index").asLong();
        var last = proof.get("size").asLong() - 1;
        for (var sibling : proof.get("hashes")) {
            var other = Base64.getDecoder().decode(sibling.asString());
            if (index % 2 == 1 || index == last) {
                hash = hash(new byte[] {1}, other, hash);
                while (index % 2 == 0 && index != 0) {
                    index /= 2;
                    last /= 2;
                }
            } else {
                hash = hash(new byte[] {1}, hash, other);
            }
            index /= 2;
            last /= 2;
        }
        return Base64.getEncoder().encodeToString(hash);
    }

    private static byte[] hash(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        List.of(parts).forEach(digest::update);
        return digest.digest();
    }
}
