package io.kyodaku.portal.rightsholder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.catalog.AliasName;
import org.junit.jupiter.api.Test;

class AssetFieldsTest {

  @Test
  void eachLineIsANameSplitAtItsFirstColon() {
    assertThat(AssetFields.names("ja:桃太郎\r\n\n  \nen:Peach: the boy\nno language"))
        .containsExactly(
            new AliasName.Typed("ja", "桃太郎"),
            new AliasName.Typed("en", "Peach: the boy"),
            new AliasName.Typed("", "no language"));
    assertThat(AssetFields.names(null)).isEmpty();
  }

  @Test
  void territoriesMayStandApartByBlanksOrCommas() {
    assertThat(AssetFields.territories(" JP, US|FR \n DE ")).isEqualTo("JP|US|FR|DE");
    assertThat(AssetFields.territories("*")).isEqualTo("*");
    assertThat(AssetFields.territories(null)).isNull();
  }
}
