package dev.tradewind.placement.quick;

/** Indexes in ascending order of their keys, which may still grow; sorted only as far as they are taken; equal keys by index. */
final class Ascending {
    private final long[] keys;
    private final int[] heap;
    private int size;

    Ascending(long[] keys) {
        this.keys = keys;
        heap = new int[keys.length];
        size = keys.length;
        for (var index = 0; index < size; index++) {
            heap[index] = index;
        }
        for (var at = size / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return heap[0];
    }

    void removeFirst() {
        heap[0] = heap[--size];
        sink(0);
    }

    /** Gives the first another key, no smaller than its own. */
    void raiseFirst(long key) {
        keys[heap[0]] = key;
        sink(0);
    }

    private void sink(int from) {
        var at = from;
        while (true) {
            var least = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
                if (isBefore(heap[child], heap[least])) {
                    least = child;
                }
            }
            if (least == at) {
                return;
            }
            var moved = heap[at];
            heap[at] = heap[least];
            heap[least] = moved;
            at = least;
        }
    }

    private boolean isBefore(int one, int other) {
        return keys[one] < keys[other] || keys[one] == keys[other] && one < other;
    }
}
