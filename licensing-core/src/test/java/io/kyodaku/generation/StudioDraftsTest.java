package io.kyodaku.generation;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.StudioDrafts.Draft;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StudioDraftsTest {

  private final TestDatabase database = TestDatabase.shared();
  private final StudioDrafts drafts = new StudioDrafts(database.admin(), Clock.systemUTC());
  private final UUID creator = creator();

  @Test
  void theLatestDraftOfACreatorIsKeptAsTyped() {
    assertThat(drafts.of(creator)).isEmpty();
    drafts.keep(creator, new Draft("first", "PERSONAL", "4", "STANDARD", List.of("JP")));
    Draft latest = new Draft("桃太郎\n🍑", "SHARED", "minus four", "PREMIUM", List.of("JP", "US"));
    drafts.keep(creator, latest);
    assertThat(drafts.of(creator)).contains(latest);
    assertThat(drafts.of(creator())).isEmpty();
  }

  @Test
  void whatCanNotBeKeptIsLeftOut() {
    drafts.keep(
        creator,
        new Draft(
            "🍑".repeat(20_000) + "\u0000\uD800",
            "x".repeat(100),
            "a\u0000b",
            "",
            Collections.nCopies(1_000, "JP")));
    Draft kept = drafts.of(creator).orElseThrow();
    assertThat(kept.prompt()).isEqualTo("🍑".repeat(10_000));
    assertThat(kept.use()).hasSize(20);
    assertThat(kept.seconds()).isEqualTo("ab");
    assertThat(kept.territories()).hasSize(250);
  }

  private UUID creator() {
    UUID id = Ids.next();
    execute(
        database,
        "insert into creator (id, account_id, country, created_at) values (?, ?, 'JP', now())",
        id,
        TestTenants.account(database));
    return id;
  }
}
