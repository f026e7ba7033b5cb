package io.kyodaku.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows changed between two versions. It only says what has to be read again: what they say is
 * read from the tables, in the same transaction.
 */
final class SnapshotChanges {

  final Set<UUID> tenants = new HashSet<>();
  final Set<UUID> works = new HashSet<>();

  /** Those whose own row or claims changed. */
  final Set<UUID> assets = new HashSet<>();

  /** Those whose names changed. */
  final Set<UUID> named = new HashSet<>();

  /** By the rows' own ids. */
  final Set<UUID> policies = new HashSet<>();

  /** By the rows' own ids. */
  final Set<UUID> agreements = new HashSet<>();

  boolean generators;
  boolean parTables;

  /**
   * @param what the table
   * @param about as {@code snapshot_about} has it
   */
  void add(String what, UUID row, UUID about) {
    switch (what) {
      case "tenant" -> tenants.add(row);
      case "contract_version", "contract_notice", "plugin_upgrade" -> tenants.add(about);
      case "work" -> works.add(row);
      case "work_title" -> works.add(about);
      case "asset" -> {
        assets.add(row);
        named.add(row);
      }
      case "ownership_claim", "ownership_share", "conflict_party" -> assets.add(about);
      case "alias", "context_word" -> named.add(about);
      case "joint_agreement" -> agreements.add(row);
      case "policy" -> policies.add(row);
      case "generator", "rate_card" -> generators = true;
      case "par_table" -> parTables = true;
      // What is installed raises the version too; nothing is compiled from them here.
      default -> {}
    }
  }

  static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
