package io.kyodaku.generation;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps what a creator was writing while it is away to buy credits: the latest draft of each. As
 * typed: it is read as a usage only when it is asked for.
 */
@Dependent
public class StudioDrafts {

  private static final int TEXT_AT_MOST = 10_000;
  private static final int WORD_AT_MOST = 20;
  private static final int TERRITORIES_AT_MOST = 250;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public StudioDrafts(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** What stood in the form. */
  public record Draft(
      String prompt, String use, String seconds, String quality, List<String> territories) {

    public Draft {
      territories = List.copyOf(territories);
    }
  }

  /** In place of the one before. What is beyond what can be kept is cut off. */
  public void keep(UUID creatorId, Draft draft) {
    admin.update(
        "insert into studio_draft (creator_id, prompt, use, seconds, quality, territories,"
            + " saved_at) values (?, ?, ?, ?, ?, ?, ?) on conflict (creator_id) do update set"
            + " prompt = excluded.prompt, use = excluded.use, seconds = excluded.seconds, quality"
            + " = excluded.quality, territories = excluded.territories, saved_at ="
            + " excluded.saved_at",
        creatorId,
        storable(draft.prompt(), TEXT_AT_MOST),
        storable(draft.use(), WORD_AT_MOST),
        storable(draft.seconds(), WORD_AT_MOST),
        storable(draft.quality(), WORD_AT_MOST),
        draft.territories().stream()
            .limit(TERRITORIES_AT_MOST)
            .map(code -> storable(code, WORD_AT_MOST))
            .toArray(String[]::new),
        clock.instant());
  }

  public Optional<Draft> of(UUID creatorId) {
    return admin.first(
        "select * from studio_draft where creator_id = ?",
        row ->
            new Draft(
                row.getString("prompt"),
                row.getString("use"),
                row.getString("seconds"),
                row.getString("quality"),
                List.of((String[]) row.getArray("territories").getArray())),
        creatorId);
  }

  /** In whole characters, without those that a database can't hold. */
  private static String storable(String text, int codePointsAtMost) {
    return text.codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .limit(codePointsAtMost)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
