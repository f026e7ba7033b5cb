package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import io.kyodaku.screening.Findings;
import io.kyodaku.screening.Match;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Decides once more what was decided: on the policies, claims, contracts, rates and par that held
 * then, with the facts that were known then. It comes to the same, however much has changed since.
 */
@Dependent
public class Rerunning {

  private static final int RENAMED_AT_MOST = 1_000;
  private static final UUID NO_GENERATOR = new UUID(0, 0);

  private final SnapshotArchive archive;
  private final Deciding deciding;
  private final SnapshotHolder snapshots;

  @Inject
  public Rerunning(
      @DatabaseRole(Kind.READER) DataSource reader, Deciding deciding, SnapshotHolder snapshots) {
    this.archive = new SnapshotArchive(reader);
    this.deciding = deciding;
    this.snapshots = snapshots;
  }

  /**
   * @param usage as it was asked; its prompt is not read
   * @param matches what was found in the prompt
   * @param basis what it was decided on
   */
  public Decision decide(Usage usage, UUID generatorId, List<Match> matches, Decision.Basis basis) {
    Set<UUID> assets = new LinkedHashSet<>(usage.assets());
    matches.forEach(match -> assets.add(match.assetId()));
    Snapshot then = archive.at(basis.snapshotVersion(), assets, generatorId);
    AgeBand age = basis.age().orElse(AgeBand.UNKNOWN);
    Facts facts =
        Facts.gather(
            usage, generatorId, then, new Findings(matches, List.of()), creator -> age, basis.at());
    return deciding.judge(facts).decision();
  }

  /**
   * Searches a prompt once more for the names that were live at a version.
   *
   * @param matches what was found in it then
   * @return empty where so many names have changed since that it would take too long
   * @throws OutOfTouchException when this node knows no names
   */
  public Optional<List<Match>> screen(String prompt, long version, List<Match> matches) {
    Set<UUID> assets = new LinkedHashSet<>(archive.renamedSince(version, RENAMED_AT_MOST));
    if (assets.size() > RENAMED_AT_MOST) {
      return Optional.empty();
    }
    matches.forEach(match -> assets.add(match.assetId()));
    // Whose names did not change since is found by those of now.
    snapshots.latest().screen(prompt).forEach(match -> assets.add(match.assetId()));
    return Optional.of(archive.at(version, assets, NO_GENERATOR).screen(prompt));
  }
}
