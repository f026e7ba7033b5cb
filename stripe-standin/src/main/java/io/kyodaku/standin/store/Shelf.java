package io.kyodaku.standin.store;

/**
 * Where documents of one kind stand.
 *
 * @param space whose documents these are, such as one Stripe account
 * @param kind what they are, such as {@code charge}
 */
public record Shelf(String space, String kind) {}
