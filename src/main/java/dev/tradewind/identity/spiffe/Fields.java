package dev.tradewind.identity.spiffe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message of the Workload API as protocol buffers write it. All fields of its few messages are texts, bytes or messages,
 * which look alike on the wire (length, then content), so one class reads and writes them all.
 */
final class Fields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final Map<Integer, List<byte[]>> byNumber = new TreeMap<>();

    Fields with(int number, byte[] content) {
        byNumber.computeIfAbsent(number, any -> new ArrayList<>()).add(content);
        return this;
    }

    Fields with(int number, String text) {
        return with(number, text.getBytes(StandardCharsets.UTF_8));
    }

    Fields with(int number, Fields message) {
        return with(number, message.bytes());
    }

    List<byte[]> all(int number) {
        return byNumber.getOrDefault(number, List.of());
    }

    /** Of several the last counts, as protocol buffers have it; empty without. */
    byte[] last(int number) {
        var all = all(number);
        return all.isEmpty() ? new byte[0] : all.getLast();
    }

    String text(int number) {
        return new String(last(number), StandardCharsets.UTF_8);
    }

    List<Fields> messages(int number) {
        return all(number).stream().map(Fields::parse).toList();
    }

    /** A {@code map<string, bytes>}. */
    Map<String, byte[]> map(int number) {
        var map = new HashMap<String, byte[]>();
        messages(number).forEach(entry -> map.put(entry.text(1), entry.last(2)));
        return map;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        byNumber.forEach((number, contents) -> contents.forEach(content -> {
            varint(out, (long) number << 3 | LENGTH);
            varint(out, content.length);
            out.writeBytes(content);
        }));
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        for (; (value & ~0x7FL) != 0; value >>>= 7) {
            out.write((int) (value & 0x7F | 0x80));
        }
        out.write((int) value);
    }

    /** @throws IllegalArgumentException when the bytes are no such message */
    static Fields parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var fields = new Fields();
        while (in.hasRemaining()) {
            long key = varint(in);
            switch ((int) (key & 7)) {
                case VARINT -> varint(in);
                case FIXED64 -> taken(in, Long.BYTES);
                case LENGTH -> fields.with((int) (key >>> 3), taken(in, varint(in)));
                case FIXED32 -> taken(in, Integer.BYTES);
                default -> throw new IllegalArgumentException("a field of wire type " + (key & 7));
            }
        }
        return fields;
    }

    /** Never more than was sent, whatever length is stated. */
    private static byte[] taken(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a field of " + length + " bytes, of which " + in.remaining() + " came");
        }
        var content = new byte[(int) length];
        in.get(content);
        return content;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number that does not end");
    }

    /** How gRPC reads and writes it. */
    static final class Marshaller implements io.grpc.MethodDescriptor.Marshaller<Fields> {
        @Override
        public java.io.InputStream stream(Fields value) {
            return new java.io.ByteArrayInputStream(value.bytes());
        }

        @Override
        public Fields parse(java.io.InputStream stream) {
            try {
                return Fields.parse(stream.readAllBytes());
            } catch (IOException | IllegalArgumentException e) {
                throw io.grpc.Status.INTERNAL
                        .withDescription("not a message of the Workload API: " + e.getMessage())
                        .asRuntimeException();
            }
        }
    }
}
