package io.kyodaku.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ControlNamesTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();

  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final ControlNames names = new ControlNames(DATABASE.reader());

  @Test
  void whomControlsNameIsCalledSoWhoeverItIsOf() {
    UUID asset = asset("Momotaro");
    assertThat(
            names.of(
                List.of(
                    ControlsText.stored(
                        "{\"guards\":{\"neverWith\":[\"asset:"
                            + asset
                            + "\",\"kind:VOICE\",\"asset:"
                            + Ids.next()
                            + "\"]}}"))))
        .isEqualTo(Map.of(asset, "Momotaro"));
  }

  @Test
  void aNameMeansAllThatAreCalledSo() {
    String name = "Hero " + Ids.next();
    assertThat(names.called(List.of(name))).isEmpty();
    UUID first = asset(name);
    assertThat(names.called(List.of(name))).isEqualTo(Map.of(name, List.of("asset:" + first)));
    asset(name);
    assertThat(names.called(List.of(name)).get(name)).hasSize(2);
  }

  private UUID asset(String name) {
    UUID work = Ids.next();
    UUID asset = Ids.next();
    TestTenants.execute(
        DATABASE,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
        work,
        tenant.value(),
        "Work " + work);
    TestTenants.execute(
        DATABASE,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, ?, ?, 'CHARACTER', ?, now())",
        asset,
        tenant.value(),
        work,
        name);
    return asset;
  }
}
