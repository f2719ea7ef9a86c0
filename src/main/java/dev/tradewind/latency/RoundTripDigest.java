package dev.tradewind.latency;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Times of many samples, from which any percentile is told to three digits. Digests of two times merge into the digest of both;
 * percentiles never do.
 */
public final class RoundTripDigest {
    private static final long LONGEST_MICROS = Duration.ofSeconds(60).toNanos() / 1000;
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1000;
    private static final double MICROS_PER_MILLI = 1000;

    private final Histogram histogram;

    public RoundTripDigest() {
        this(new Histogram(LONGEST_MICROS, DIGITS));
    }

    private RoundTripDigest(Histogram histogram) {
        this.histogram = histogram;
    }

    /** One sample; a longer one than a minute counts as a minute. */
    public void add(Duration took) {
        histogram.recordValue(Math.clamp(took.toNanos() / NANOS_PER_MICRO, 1, LONGEST_MICROS));
    }

    public void add(RoundTripDigest other) {
        histogram.add(other.histogram);
    }

    public long samples() {
        return histogram.getTotalCount();
    }

    /** Least time that such a share of the samples, 0 to 1, does not exceed, ms. */
    public double millis(double share) {
        return histogram.getValueAtPercentile(share * 100) / MICROS_PER_MILLI;
    }

    public byte[] toBytes() {
        var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /** @throws IllegalArgumentException if they are not the bytes of a digest */
    public static RoundTripDigest of(byte[] bytes) {
        try {
            return new RoundTripDigest(
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), LONGEST_MICROS));
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(bytes.length + " bytes are no digest of round trips", broken);
        }
    }
}
