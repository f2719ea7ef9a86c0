package dev.tradewind.peers;

/**
 * One choice: a place and the slots there.
 *
 * @param pieces {@code from, to, from, to, …}, ascending
 * @param cost nano-USD a month without tier pools and without what predecessors hand on
 * @param milligrams CO2e; 0 where no budget asks
 */
public record Pick(Place place, int[] pieces, long cost, long milligrams) {
    /** Without a pause; null where a rule forbids it. */
    public static Pick whole(Task task, Place place, int start) {
        if (task.pieced()) {
            return pieces(task, place, new int[] {start, start + task.duration()});
        }
        if (!place.isAllowed(start)) {
            return null;
        }
        var at = start - task.first();
        return new Pick(
                place,
                new int[] {start, start + task.duration()},
                place.cost()[at],
                task.budgeted() ? place.milligrams()[at] : 0);
    }

    /** Of a run that may pause; null where a rule forbids a slot. */
    public static Pick pieces(Task task, Place place, int[] pieces) {
        var end = pieces[pieces.length - 1];
        if (pieces[0] < task.first() || end > task.end()) {
            return null;
        }
        long cost = place.fixed() + place.delay()[end - task.first()];
        long milligrams = 0;
        for (var piece = 0; piece < pieces.length; piece += 2) {
            for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                var at = slot - task.first();
                if (place.cost()[at] == Place.NEVER) {
                    return null;
                }
                var resumes = piece > 0 && slot == pieces[piece];
                cost += place.cost()[at] + (resumes ? place.resume()[at] : 0);
                milligrams += place.milligrams()[at] + (resumes ? place.resumeMilligrams()[at] : 0);
            }
        }
        return new Pick(place, pieces, cost, task.budgeted() ? milligrams : 0);
    }

    /** From which slots, ascending. */
    public static int[] pieces(int[] slots) {
        var pieces = new int[2 * slots.length];
        var count = 0;
        for (var slot : slots) {
            if (count > 0 && pieces[count - 1] == slot) {
                pieces[count - 1]++;
            } else {
                pieces[count++] = slot;
                pieces[count++] = slot + 1;
            }
        }
        return java.util.Arrays.copyOf(pieces, count);
    }

    /** The slots, ascending. */
    public int[] slots() {
        var length = 0;
        for (var piece = 0; piece < pieces.length; piece += 2) {
            length += pieces[piece + 1] - pieces[piece];
        }
        var slots = new int[length];
        var count = 0;
        for (var piece = 0; piece < pieces.length; piece += 2) {
            for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                slots[count++] = slot;
            }
        }
        return slots;
    }

    public int site() {
        return place.site();
    }

    public int start() {
        return pieces[0];
    }

    /** Slot after its last. */
    public int end() {
        return pieces[pieces.length - 1];
    }
}
