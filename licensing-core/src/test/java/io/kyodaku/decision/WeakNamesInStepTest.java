package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grades, titles and words of context are read with the names, and what of them changes. */
class WeakNamesInStepTest {

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId tenant = TestTenants.verified(database, "JPY");
  private final String tag = Ids.next().toString().replace("-", "");
  private final UUID work = TestLicensing.work(database, tenant);
  private final UUID asset = TestLicensing.asset(database, tenant, work, "Zo" + tag, "*", 5, "JPY");
  private final SnapshotLoader loader = new SnapshotLoader(database.reader(), Runnable::run);

  private boolean names(String text) {
    return !loader.load().screen(text).isEmpty();
  }

  @Test
  void aWeakNameIsFoundOnceSomethingSupportsIt() {
    UUID weak = TestLicensing.alias(database, tenant, asset, "Hedgehogs");
    String word = "spiny" + tag;
    assertThat(names("a hedgehogs " + word)).isFalse();

    execute(
        database,
        "insert into context_word (asset_id, tenant_id, text, match_key) values (?, ?, ?, ?)",
        asset,
        tenant.value(),
        word,
        AliasKey.normalize(word));
    assertThat(names("a hedgehogs " + word)).isTrue();
    execute(database, "delete from context_word where asset_id = ?", asset);
    assertThat(names("a hedgehogs " + word)).isFalse();

    execute(database, "update work set title = ? where id = ?", "Title " + tag, work);
    assertThat(names("hedgehogs of Title " + tag)).isTrue();
    execute(
        database,
        "insert into work_title (work_id, tenant_id, language, title) values (?, ?, 'ja', ?)",
        work,
        tenant.value(),
        "題" + tag);
    assertThat(names("題" + tag + " hedgehogs")).isTrue();
    execute(database, "delete from work_title where work_id = ?", work);
    assertThat(names("題" + tag + " hedgehogs")).isFalse();

    execute(database, "update alias set grade = 'STRONG' where id = ?", weak);
    assertThat(names("hedgehogs")).isTrue();
    execute(database, "update alias set grade = null where id = ?", weak);
    assertThat(names("hedgehogs")).isFalse();
    execute(database, "update alias set status = 'PENDING' where id = ?", weak);
  }
}
