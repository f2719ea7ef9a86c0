package dev.tradewind.ui;

/** Role names for {@code @RolesAllowed}. Every signed-in person has {@link #VIEWER}; the rest is granted. */
public final class Access {
    public static final String VIEWER = "VIEWER";
    public static final String ANALYST = "ANALYST";
    public static final String SUSTAINABILITY = "SUSTAINABILITY";
    public static final String OPERATOR = "OPERATOR";
    public static final String APPROVER = "APPROVER";
    public static final String AUDITOR = "AUDITOR";
    public static final String ADMIN = "ADMIN";

    private Access() {}
}
