package dev.tradewind.carbon.inventory;

/** What emitted. */
public enum InventoryPart {
    MACHINES("machines"),
    STORAGE("storage"),
    NETWORK("network");

    private final String word;

    InventoryPart(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
