package io.kyodaku.portal.admin;

/** One answer of a filter. */
public record Choice(String value, String label) {}
