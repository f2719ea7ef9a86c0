package dev.tradewind.placement;

/**
 * What is left at the sites for one workload at this moment, beside what the problem states. Asked while others may be taking some: an
 * answer is a hint, the reservation is the truth.
 */
public interface Room {
    /** As much as the problem states. */
    Room STATED = new Room() {
        @Override
        public boolean isLimited(String site) {
            return false;
        }

        @Override
        public boolean takes(String site, int slot) {
            return true;
        }
    };

    /** Whether anything beside the problem limits this site. */
    boolean isLimited(String site);

    /** Whether all members of the workload that it was made for fit in this slot. */
    boolean takes(String site, int slot);
}
