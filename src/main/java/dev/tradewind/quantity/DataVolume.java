package dev.tradewind.quantity;

import java.math.BigDecimal;

/**
 * An exact amount of data. A gigabyte is 10⁹ bytes everywhere; GiB are converted where they enter.
 *
 * @param bytes bytes; may have decimals where a provider bills fractions
 */
public record DataVolume(BigDecimal bytes) implements Comparable<DataVolume> {
    private static final BigDecimal BYTES_PER_GIBIBYTE = new BigDecimal(1L << 30);

    public static final DataVolume NONE = new DataVolume(BigDecimal.ZERO);

    public static DataVolume ofBytes(long bytes) {
        return new DataVolume(BigDecimal.valueOf(bytes));
    }

    public static DataVolume ofGigabytes(BigDecimal gigabytes) {
        return new DataVolume(gigabytes.scaleByPowerOfTen(9));
    }

    public static DataVolume ofGibibytes(BigDecimal gibibytes) {
        return new DataVolume(gibibytes.multiply(BYTES_PER_GIBIBYTE));
    }

    public BigDecimal gigabytes() {
        return bytes.scaleByPowerOfTen(-9);
    }

    public DataVolume plus(DataVolume other) {
        return new DataVolume(bytes.add(other.bytes));
    }

    public DataVolume minus(DataVolume other) {
        return new DataVolume(bytes.subtract(other.bytes));
    }

    @Override
    public int compareTo(DataVolume other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataVolume(var otherBytes) && bytes.compareTo(otherBytes) == 0;
    }

    @Override
    public int hashCode() {
        return bytes.stripTrailingZeros().hashCode();
    }
}
