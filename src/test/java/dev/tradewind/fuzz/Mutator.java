package dev.tradewind.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs out of inputs: the same seed gives the same ones. */
final class Mutator {
    private static final int LARGEST = 1 << 18;
    private static final List<byte[]> WORDS = List.of(
                    "0",
                    "-1",
                    "9223372036854775808",
                    "1e999",
                    "NaN",
                    "null",
                    "[]",
                    "{}",
                    "\"",
                    "'",
                    "\\",
                    "\n",
                    "\r\n",
                    "\u0000",
                    ",",
                    ";",
                    "\t",
                    ": ",
                    "- ",
                    "&a ",
                    "*a ",
                    "!!",
                    "%s",
                    "../",
                    "\uFEFF",
                    "\u2028",
                    "=cmd()",
                    "0000-00-00",
                    "9999999-01-01T00:00:00Z",
                    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                    "{\"a\":".repeat(40),
                    "[".repeat(500))
            .stream()
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    byte[] mutate(List<byte[]> corpus) {
        var input = corpus.get(random.nextInt(corpus.size())).clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            input = once(input, corpus);
        }
        return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
    }

    private byte[] once(byte[] input, List<byte[]> corpus) {
        int at = random.nextInt(input.length + 1);
        int length = random.nextInt(Math.min(64, input.length - at) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(input, at);
            case 1 -> spliced(input, at, at, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> spliced(input, at, at + length, new byte[0]);
            case 3 -> spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
            case 4 -> Arrays.copyOf(input, at);
            case 5 -> spliced(input, at, at + length, WORDS.get(random.nextInt(WORDS.size())));
            case 6 -> {
                var other = corpus.get(random.nextInt(corpus.size()));
                int from = random.nextInt(other.length + 1);
                yield spliced(
                        input,
                        at,
                        at,
                        Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(256))));
            }
            default -> {
                var noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                yield spliced(input, at, at + Math.min(length, noise.length), noise);
            }
        };
    }

    private byte[] flipped(byte[] input, int at) {
        if (at < input.length) {
            input[at] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
        var out = new ByteArrayOutputStream(input.length + middle.length);
        out.write(input, 0, from);
        out.writeBytes(middle);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}
