package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.PolicyReach;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.contract.RoyaltyBase;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.policy.Saying;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.Replay;
import io.kyodaku.replay.ReplayKind;
import io.kyodaku.rule.Rule;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a replay is of, and what decided in it, in the owner's words. */
@RequestScoped
class ReplayWords {

  /** Of a rule's id: the level, what it is of, and then how it is known there. */
  private static final int PARTS = 4;

  private static final String REST = "*";

  @Inject private PolicyVersions versions;
  @Inject private PolicyReach reaches;
  @Inject private OwnContract contracts;
  @Inject private OwnNames names;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  private final Map<Level, Optional<Saying>> present = new HashMap<>();

  /** What the draft is of. */
  String title(Replay replay) {
    if (replay.kind() == ReplayKind.CONTRACT) {
      return MessageFormat.format(
          texts.text("rights.replay.ofContract"),
          replay
              .contractVersion()
              .flatMap(id -> contracts.version(desk.tenant(), id))
              .map(version -> Integer.toString(version.number()))
              .orElse("—"));
    }
    return MessageFormat.format(texts.text("rights.replay.ofPolicy"), name(replay.level()));
  }

  private String name(Level level) {
    String name =
        switch (level) {
          case Level.OfAsset of -> names.name(of.assetId());
          case Level.OfWork of ->
              reaches.of(desk.tenant(), level).map(reach -> reach.name()).orElse("");
          case Level.OfTenant of -> "";
        };
    return name.isEmpty() ? texts.text("rights.all") : name;
  }

  /** A rule or a guard; empty where none spoke. */
  String decidedBy(String id, Replay replay) {
    if (id.isEmpty()) {
      return texts.text("rights.replay.noRule");
    }
    if (id.equals(REST)) {
      return texts.text("rights.replay.rest");
    }
    String[] parts = id.split(":", PARTS);
    if (parts.length < PARTS) {
      return texts.text("rights.replay.by." + id);
    }
    Optional<Level> level = level(parts[0], parts[1]);
    if (level.isEmpty()) {
      return id;
    }
    String where = name(level.get());
    return parts[2].equals("rule")
        ? where + " · " + ruleName(level.get(), parts[3], replay)
        : where + " · " + texts.text("preset." + parts[2]) + " · " + texts.text("use." + parts[3]);
  }

  private static Optional<Level> level(String kind, String id) {
    UUID subject;
    try {
      subject = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return switch (kind) {
      case "asset" -> Optional.of(new Level.OfAsset(subject));
      case "work" -> Optional.of(new Level.OfWork(subject));
      case "tenant" -> Optional.of(new Level.OfTenant());
      default -> Optional.empty();
    };
  }

  /** As the draft calls it, or what holds; one that is gone since has its id alone. */
  private String ruleName(Level level, String ruleId, Replay replay) {
    List<Rule> drafted =
        replay.level().equals(level) ? replay.says().controls().rules() : List.of();
    Stream<Rule> now =
        present
            .computeIfAbsent(
                level,
                of ->
                    versions.page(desk.tenant(), of, 0).stream()
                        .findFirst()
                        .map(PolicyVersions.Version::says))
            .stream()
            .flatMap(says -> says.controls().rules().stream());
    return Stream.concat(drafted.stream(), now)
        .filter(rule -> rule.id().equals(ruleId))
        .map(Rule::name)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(ruleId);
  }

  /** Whether the share of a drafted contract is of what is really paid. */
  boolean isNet(Replay replay) {
    return replay
        .contractVersion()
        .flatMap(id -> contracts.version(desk.tenant(), id))
        .filter(version -> version.terms().royaltyBase() == RoyaltyBase.NET)
        .isPresent();
  }

  /** The query that leads back to the rules, with what was tried. */
  String rules(Replay replay) {
    String level =
        switch (replay.level()) {
          case Level.OfAsset of -> "asset=" + WireId.ASSET.format(of.assetId()) + "&";
          case Level.OfWork of -> "work=" + WireId.WORK.format(of.workId()) + "&";
          case Level.OfTenant of -> "";
        };
    return "rules?" + level + "replay=" + WireId.REPLAY.format(replay.id());
  }
}
