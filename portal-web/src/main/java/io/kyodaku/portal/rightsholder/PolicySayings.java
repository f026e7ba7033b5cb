package io.kyodaku.portal.rightsholder;

import io.kyodaku.insight.ActorNames;
import io.kyodaku.policy.ControlNames;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Controls;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said for one level, version by version, as it is read. */
@Dependent
public class PolicySayings {

  private final PolicyVersions versions;
  private final ActorNames actors;
  private final ControlNames called;
  private final ControlsWords words;
  private final TenantDesk desk;
  private final PageErrors texts;
  private PolicyAddress address = PolicyAddress.of(Map.of());
  private @Nullable List<PolicyVersions.Version> page;
  private @Nullable List<PolicyVersions.Version> newest;
  private @Nullable Map<UUID, String> names;

  @Inject
  PolicySayings(
      PolicyVersions versions,
      ActorNames actors,
      ControlNames called,
      ControlsWords words,
      TenantDesk desk,
      PageErrors texts) {
    this.versions = versions;
    this.actors = actors;
    this.called = called;
    this.words = words;
    this.desk = desk;
    this.texts = texts;
  }

  /**
   * A version as it is read.
   *
   * @param id on the wire
   * @param told what it says beside its preset
   * @param whole whether it is said again as a whole, as it or the latest says more than a preset
   */
  public record Said(
      String id,
      String value,
      String label,
      String who,
      Instant at,
      String how,
      boolean current,
      List<ControlsWords.Told> told,
      boolean whole) {}

  void at(PolicyAddress of) {
    address = of;
  }

  private List<PolicyVersions.Version> page() {
    if (page == null) {
      page = versions.page(desk.tenant(), address.level(), address.page());
    }
    return page;
  }

  /** The latest, whichever page is looked at. */
  Optional<PolicyVersions.Version> newest() {
    if (newest == null) {
      newest = address.page() == 0 ? page() : versions.page(desk.tenant(), address.level(), 0);
    }
    return newest.stream().findFirst();
  }

  /** The latest on the wire; empty where there is none. */
  String latest() {
    return newest().map(version -> WireId.POLICY.format(version.id())).orElse("");
  }

  List<Said> said() {
    return page().stream().limit(PolicyVersions.PAGE_SIZE).map(this::said).toList();
  }

  boolean isMore() {
    return page().size() > PolicyVersions.PAGE_SIZE;
  }

  /** Whether there is something to take back. */
  boolean isUndoable() {
    return address.page() == 0
        && !page().isEmpty()
        && (page().size() > 1 || page().getFirst().how() != PolicyVersions.How.EARLIER);
  }

  /** What is said now beside a preset. */
  Controls controls() {
    return newest().map(version -> version.says().controls()).orElse(Controls.NONE);
  }

  /** The version that is to be said again, where there is one at this level. */
  Optional<Said> again() {
    return address
        .again()
        .flatMap(id -> versions.find(desk.tenant(), address.level(), id))
        .map(this::said);
  }

  Said said(PolicyVersions.Version version) {
    Controls controls = version.says().controls();
    return new Said(
        WireId.POLICY.format(version.id()),
        version.preset().map(PolicyPreset::name).orElse(PolicyAddress.NOTHING_SAID),
        label(version),
        who(version),
        version.at(),
        version.how().name(),
        WireId.POLICY.format(version.id()).equals(latest()),
        words.all(controls, called.of(List.of(controls))),
        !controls.isEmpty() || !controls().isEmpty());
  }

  /** What one of the versions of this page said, by its id on the wire. */
  Optional<String> label(String id) {
    return page().stream()
        .filter(version -> WireId.POLICY.format(version.id()).equals(id))
        .findFirst()
        .map(this::label);
  }

  private String label(PolicyVersions.Version version) {
    String preset = preset(version);
    return version.says().controls().isEmpty()
        ? preset
        : MessageFormat.format(texts.text("rights.policy.withOwn"), preset);
  }

  private String preset(PolicyVersions.Version version) {
    return version
        .preset()
        .map(preset -> texts.text("preset." + preset))
        .orElseGet(() -> texts.text("rights.policy.above." + address.levelKind()));
  }

  private String who(PolicyVersions.Version version) {
    if (names == null) {
      names =
          actors.of(
              desk.tenant(),
              Stream.concat(page().stream(), newest().stream())
                  .map(PolicyVersions.Version::by)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toSet()));
    }
    Map<UUID, String> known = names;
    return version
        .by()
        .flatMap(by -> Optional.ofNullable(known.get(by)))
        .orElseGet(() -> texts.text("rights.policy.somebody"));
  }
}
