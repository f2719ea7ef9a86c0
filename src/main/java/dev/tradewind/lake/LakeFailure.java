package dev.tradewind.lake;

/** The lake could not be read or written: a full disk, a missing file, or a broken query of ours. */
public final class LakeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LakeFailure(String what) {
        super(what);
    }

    LakeFailure(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
