package dev.tradewind.egress.advice;

/** One rule: what it looks for, what it offers, and why it does not. */
interface AdviceRule {
    void look(Situation situation, Findings findings);
}
