package dev.tradewind.demo;

/** The four bills that Larkspur Foods receives each month; finance has an account of its own at Microsoft. */
enum DemoBill {
    AWS("aws", "AWS", "Amazon Web Services, Inc.", "100000000001", "Larkspur Foods"),
    MICROSOFT("microsoft", "Microsoft", "Microsoft", "70000001", "Larkspur Foods"),
    FINANCE("finance", "Microsoft", "Microsoft", "70000002", "Larkspur Finance"),
    GOOGLE("google", "Google Cloud", "Google Cloud", "0A1B2C-3D4E5F-6A7B8C", "Larkspur Foods");

    private final String key;
    private final String provider;
    private final String issuer;
    private final String account;
    private final String accountName;

    DemoBill(String key, String provider, String issuer, String account, String accountName) {
        this.key = key;
        this.provider = provider;
        this.issuer = issuer;
        this.account = account;
        this.accountName = accountName;
    }

    String key() {
        return key;
    }

    String provider() {
        return provider;
    }

    String issuer() {
        return issuer;
    }

    String account() {
        return account;
    }

    String accountName() {
        return accountName;
    }
}
