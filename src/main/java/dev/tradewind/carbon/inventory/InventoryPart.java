package dev.tradewind.carbon.inventory;

/** What emitted. */
public enum InventoryPart {
    MACHINES("machines"),
    STORAGE("storage"),
    NETWORK("network"),
    /** Of a workload that only bills know; it stands for all that the money bought. */
    BILLED_USE("billed use");

    private final String word;

    InventoryPart(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
