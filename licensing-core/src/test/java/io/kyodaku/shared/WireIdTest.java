package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WireIdTest {

  @Property
  void whatIsFormattedIsParsedAgain(@ForAll WireId type, @ForAll long high, @ForAll long low) {
    UUID id = new UUID(high, low);
    assertThat(type.parse(type.format(id))).contains(id);
  }

  @Property
  void anotherTypesIdIsNotTaken(@ForAll WireId type, @ForAll WireId other, @ForAll long low) {
    if (type != other) {
      assertThat(other.parse(type.format(new UUID(0, low)))).isEmpty();
    }
  }

  @Property
  void anyTextIsAnsweredWithoutAnException(@ForAll WireId type, @ForAll String text) {
    assertThat(type.parse(text)).isNotNull();
    assertThat(type.parse(type.format(Ids.next()) + text + "x")).isEmpty();
  }
}
