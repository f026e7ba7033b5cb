package io.kyodaku.sample;

import io.kyodaku.decision.Snapshot;
import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.Findings;
import io.kyodaku.screening.Grade;
import io.kyodaku.screening.Name;
import io.kyodaku.screening.Sought;
import io.kyodaku.screening.Term;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a name or a blocked term would be found in. It reads prompts and gives none of them away:
 * numbers, and extracts of what several creators wrote, without who did.
 */
@Dependent
public class TryingOnSample {

  /** Of fewer nothing is told, since it might be told of one. */
  public static final int CREATORS_AT_LEAST = 3;

  public static final int EXTRACTS_AT_MOST = 10;

  private final Sql admin;
  private final SnapshotHolder snapshots;
  private final Clock clock;

  @Inject
  public TryingOnSample(
      @DatabaseRole(Kind.ADMIN) DataSource admin, SnapshotHolder snapshots, Clock clock) {
    this.admin = new Sql(admin);
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param sampled how many prompts there are to try it on
   * @param few whether fewer than {@link #CREATORS_AT_LEAST} creators wrote what was found, or none
   *     did; then nothing else is told
   * @param found in how many prompts
   * @param telling in how many of them it would change something: none of the asset's present names
   *     is there, or one of the owner's assets is, beside which it would be blocked; 0 also where
   *     fewer than {@link #CREATORS_AT_LEAST} creators wrote those
   * @param extracts at most {@link #EXTRACTS_AT_MOST}, one of a creator, in the order of letters
   */
  public record Tried(
      String text, int sampled, boolean few, int found, int telling, List<String> extracts) {

    public Tried {
      extracts = List.copyOf(extracts);
    }
  }

  private record Prompt(UUID creatorId, String text) {}

  /**
   * A new name of an asset.
   *
   * @param supports the titles and words near which a weak name counts
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public Tried name(TenantId tenant, UUID assetId, String alias, List<Term> supports) {
    List<Sought> sought = new ArrayList<>(supports);
    sought.add(new Name(tenant.value(), assetId, alias, alias, Grade.of(alias)));
    AliasIndex index = new AliasIndex(sought);
    Snapshot snapshot = snapshots.current();
    Finding finding = new Finding();
    for (Prompt prompt : prompts()) {
      finding.sampled++;
      Findings here = index.find(prompt.text());
      if (!here.matches().isEmpty()) {
        boolean known =
            snapshot.screen(prompt.text()).stream()
                .anyMatch(match -> match.assetId().equals(assetId));
        finding.add(
            prompt, here.matches().getFirst().start(), here.matches().getFirst().end(), !known);
      }
    }
    return finding.tried(alias);
  }

  /**
   * A term that would be blocked beside assets.
   *
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public Tried term(String text, Set<UUID> assets) {
    AliasIndex index = new AliasIndex(List.of(new Term(new UUID(0, 0), text, Term.Role.BLOCKED)));
    Snapshot snapshot = snapshots.current();
    Finding finding = new Finding();
    for (Prompt prompt : prompts()) {
      finding.sampled++;
      Findings here = index.find(prompt.text());
      if (!here.terms().isEmpty()) {
        boolean beside =
            snapshot.screen(prompt.text()).stream()
                .anyMatch(match -> assets.contains(match.assetId()));
        finding.add(prompt, here.terms().getFirst().start(), here.terms().getFirst().end(), beside);
      }
    }
    return finding.tried(text);
  }

  private List<Prompt> prompts() {
    return admin.list(
        "select creator_id, prompt from prompt_sample where kept_at > ? order by kept_at desc limit"
            + " ?",
        row -> new Prompt(row.getObject("creator_id", UUID.class), row.getString("prompt")),
        clock.instant().minus(KeepingPrompts.KEPT),
        KeepingPrompts.KEPT_AT_MOST);
  }

  /** While prompts are looked through. */
  private static final class Finding {
    private int sampled;
    private int found;
    private int telling;
    private final Set<UUID> creators = new HashSet<>();
    private final Set<UUID> tellingCreators = new HashSet<>();
    // One of a creator; by what it says, so that no order tells anything.
    private final Map<String, UUID> extracts = new TreeMap<>();

    void add(Prompt prompt, int start, int end, boolean tells) {
      found++;
      if (tells) {
        telling++;
        tellingCreators.add(prompt.creatorId());
      }
      if (creators.add(prompt.creatorId())) {
        extracts.putIfAbsent(Extract.of(prompt.text(), start, end), prompt.creatorId());
      }
    }

    Tried tried(String text) {
      if (creators.size() < CREATORS_AT_LEAST) {
        return new Tried(text, sampled, true, 0, 0, List.of());
      }
      // A number of one or two creators is as good as a name.
      boolean tells = tellingCreators.size() >= CREATORS_AT_LEAST;
      return new Tried(
          text,
          sampled,
          false,
          found,
          tells ? telling : 0,
          extracts.keySet().stream().limit(EXTRACTS_AT_MOST).toList());
    }
  }
}
