package io.kyodaku.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

  @ParameterizedTest
  @CsvSource({
    "Momiji Tales Kabushiki-gaisha,momiji-tales-kabushiki-gaisha",
    "Bílá Bříza Folklore s.r.o.,bila-briza-folklore-s-r-o",
    "Straße & Söhne,strasse-sohne",
    "Баба Яга,baba-aga",
    "달빛,dalbich",
    "!!!,rightsholder",
    "X,rightsholder",
  })
  void namesOfAnyScriptBecomeLatin(String name, String slug) {
    assertThat(Slugs.of(name)).isEqualTo(slug);
  }

  @Test
  void aTakenSlugGetsTheFirstFreeNumber() {
    assertThat(Slugs.free("momo", Set.of())).isEqualTo("momo");
    assertThat(Slugs.free("momo", Set.of("momo", "momo-2", "momo-4"))).isEqualTo("momo-3");
  }

  @Property(tries = 300)
  void everyNameHasASlugThatTheSchemaTakes(@ForAll String name) {
    assertThat(Slugs.of(name)).matches("[a-z0-9](-?[a-z0-9]){1,62}");
  }
}
