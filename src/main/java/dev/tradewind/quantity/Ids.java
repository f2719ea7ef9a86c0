package dev.tradewind.quantity;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7): they sort by the time they were made, and within a millisecond by order,
 * so that indexes grow at their end.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Object LOCK = new Object();
    private static long lastMillis;
    private static int counter;

    private Ids() {}

    public static UUID next() {
        long millis;
        int order;
        synchronized (LOCK) {
            var now = System.currentTimeMillis();
            if (now > lastMillis) {
                lastMillis = now;
                // The upper half stays free, so that a burst within one millisecond can count up.
                counter = RANDOM.nextInt(0x800);
            } else if (++counter > 0xfff) {
                // A clock set back, or more than 2,048 ids in a millisecond: borrow from the next one to stay in order.
                lastMillis++;
                counter = 0;
            }
            millis = lastMillis;
            order = counter;
        }
        return new UUID(
                millis << 16 | 0x7000L | order, RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }
}
