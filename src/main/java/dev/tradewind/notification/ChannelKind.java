package dev.tradewind.notification;

/** The shape in which a channel takes messages. */
public enum ChannelKind {
    MAIL("Mail", "sends each event as a mail to the addresses of a team"),
    SLACK("Slack", "posts to an incoming webhook of Slack, or of whatever takes its messages"),
    TEAMS("Teams", "posts an adaptive card to a workflow webhook of Microsoft Teams"),
    WEBHOOK("Webhook", "posts a signed CloudEvent");

    private final String label;
    private final String purpose;

    ChannelKind(String label, String purpose) {
        this.label = label;
        this.purpose = purpose;
    }

    public String label() {
        return label;
    }

    public String purpose() {
        return purpose;
    }
}
