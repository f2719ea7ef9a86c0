package dev.tradewind.savedview;

/** What may be kept as a saved view, for the fuzzer. */
public final class SavedViewAddresses {
    private SavedViewAddresses() {}

    /** @throws IllegalArgumentException in words for who typed it */
    public static String checked(String path) {
        return SavedView.checkedPath(path);
    }
}
