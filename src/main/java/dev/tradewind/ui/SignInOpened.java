package dev.tradewind.ui;

/** Somebody is about to sign in: what the first visitor would wait for may be made ready while they type. */
public record SignInOpened() {}
