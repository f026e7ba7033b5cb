package io.kyodaku.plugin.api;

/** The configuration of a plugin that has nothing to configure. */
public record NoSettings() {}
