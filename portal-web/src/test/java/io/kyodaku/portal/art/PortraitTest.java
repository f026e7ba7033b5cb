package io.kyodaku.portal.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PortraitTest {

  private static final Set<String> DRAWN =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "ellipse",
          "circle",
          "text",
          "defs",
          "pattern",
          "clipPath",
          "linearGradient",
          "stop");

  @ParameterizedTest
  @ValueSource(strings = {"CHARACTER", "LIKENESS", "VOICE", "STYLE", "WORK"})
  void eachIsWellFormedAndHoldsShapesAlone(String kind) throws Exception {
    for (String name :
        new String[] {
          "Momotarō",
          "桃太郎",
          "<script>alert(1)</script>",
          "\"/><a href='javascript:x'>",
          "&#x3c;",
          "",
          "…",
          "\ud83e\udd8a",
          "Wawel Dragon",
          "Cowardly Lion",
          "Osebo the Leopard",
          "Moby Dick",
          "Ijapa the Tortoise",
          "Night Owl",
          "Zhu Bajie",
          "Minotaur",
          "Sparrow",
          "Sun Wukong"
        }) {
      for (int i = 0; i < 12; i++) {
        assertSafe(Portrait.of(UUID.nameUUIDFromBytes(new byte[] {(byte) i}), name, kind));
      }
    }
  }

  private static void assertSafe(String svg) throws Exception {
    Document picture =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    NodeList all = picture.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(DRAWN).contains(element.getTagName());
      for (int k = 0; k < element.getAttributes().getLength(); k++) {
        assertThat(element.getAttributes().item(k).getNodeName())
            .doesNotStartWith("on")
            .doesNotContain("href");
      }
      if (element.getTagName().equals("text")) {
        assertThat(element.getTextContent().codePointCount(0, element.getTextContent().length()))
            .isEqualTo(1);
      }
    }
    assertThat(svg).hasSizeLessThan(20_000);
  }

  @Test
  void theSameAssetAlwaysLooksTheSameAndOthersLookOtherwise() {
    UUID asset = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    assertThat(Portrait.of(asset, "Momotarō", "CHARACTER"))
        .isEqualTo(Portrait.of(asset, "Momotarō", "CHARACTER"));
    Set<String> faces =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    Portrait.of(
                        UUID.nameUUIDFromBytes(new byte[] {(byte) i}), "Somebody", "CHARACTER"))
            .collect(Collectors.toSet());
    assertThat(faces).hasSizeGreaterThan(195);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cheshire Cat", "Br'er Rabbit", "九尾の狐", "Wawel Dragon"})
  void aBeastsNameDrawsABeast(String name) {
    assertThat(Hint.in(name).isBeast()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Siegfried the Dragon Slayer",
        "Wu Song the Tiger Slayer",
        "Catherine",
        "Kingsley",
        "桃太郎"
      })
  void aPersonsNameDrawsAPerson(String name) {
    assertThat(Hint.in(name).isBeast()).isFalse();
  }
}
