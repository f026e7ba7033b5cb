package io.kyodaku.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a tenant knows a creator by. */
class CreatorAliasTest {

  private static final UUID TENANT = UUID.fromString("0192f0c4-0000-7000-8000-000000000001");
  private static final UUID CREATOR = UUID.fromString("0192f0c4-0000-7000-8000-000000000002");

  /** Rules are kept for ever, so it may never change. */
  @Test
  void itIsTheSameForEver() {
    assertThat(CreatorAlias.of(TENANT, CREATOR))
        .isEqualTo(CreatorAlias.of(TENANT, CREATOR))
        .hasToString("db5f2425-907d-87c2-8640-3f0fd44fbdd5");
    assertThat(CreatorAlias.of(TENANT, CREATOR).version()).isEqualTo(8);
    assertThat(CreatorAlias.of(TENANT, CREATOR).variant()).isEqualTo(2);
  }

  @Test
  void everyTenantKnowsAnother() {
    assertThat(CreatorAlias.of(CREATOR, CREATOR)).isNotEqualTo(CreatorAlias.of(TENANT, CREATOR));
  }
}
