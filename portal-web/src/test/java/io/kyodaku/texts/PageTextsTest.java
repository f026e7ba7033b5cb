package io.kyodaku.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pages hold no words of their own, and name only texts that there are. */
class PageTextsTest {

  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /** Names, which are not translated, and signs that are made of letters. */
  private static final Pattern NAMES =
      Pattern.compile("Kyodaku|許諾|Stripe|UTC|[a-z]+@demo\\.example|kyodaku-demo|auth_…");

  /** Attributes that people read or hear. */
  private static final Set<String> READ =
      Set.of("label", "hint", "title", "alt", "aria-label", "placeholder", "itemLabel");

  private static final Pattern KEY_IN_A_PAGE = Pattern.compile("\\bt\\['([^']+)'(]|\\.concat)");
  private static final Pattern KEY_IN_JAVA =
      Pattern.compile("\\b(?:errors|texts)\\.(?:say|text)\\(\\s*\"([^\"]+)\"");
  private static final Pattern NOTICE =
      Pattern.compile("\\b(?:done|failed)=([a-zA-Z.]+)|\\brefuse\\(\"([a-zA-Z.]+)\"\\)");

  private final Set<String> keys = Bundle.ofThePortal().texts().keySet();

  @Test
  void pagesHoldNoWordsOfTheirOwn() throws ParserConfigurationException, IOException, SAXException {
    List<String> words = new ArrayList<>();
    for (Path page : pages()) {
      Node root =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(Sources.text(page))))
              .getDocumentElement();
      collect(root, page.getFileName() + ": ", words);
    }
    assertThat(words).isEmpty();
  }

  @Test
  void everyTextThatAPageNamesIsThere() {
    for (Path page : pages()) {
      Matcher named = KEY_IN_A_PAGE.matcher(Sources.text(page));
      while (named.find()) {
        String key = named.group(1);
        assertThat(keys)
            .as(page.getFileName() + " " + key)
            .anyMatch(named.group(2).equals("]") ? key::equals : k -> k.startsWith(key));
      }
    }
  }

  @Test
  void everyTextThatABeanNamesIsThere() {
    for (Path file : beans()) {
      named(file, KEY_IN_JAVA)
          .forEach(
              key ->
                  assertThat(keys)
                      .as(file.getFileName() + " " + key)
                      .anyMatch(key.endsWith(".") ? k -> k.startsWith(key) : key::equals));
    }
  }

  @Test
  void everyNoticeIsThere() {
    Stream.concat(pages().stream(), beans().stream())
        .forEach(
            file ->
                named(file, NOTICE)
                    .forEach(
                        key ->
                            assertThat(keys.contains("notice." + key))
                                .as(file.getFileName() + " " + key)
                                .isTrue()));
  }

  private static List<Path> pages() {
    return Sources.files(".xhtml");
  }

  private static List<Path> beans() {
    return Sources.files(".java").stream()
        .filter(file -> file.toString().contains("/io/kyodaku/portal/"))
        .toList();
  }

  private static List<String> named(Path file, Pattern pattern) {
    return pattern
        .matcher(Sources.text(file))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private static void collect(Node node, String where, List<String> words) {
    if (node.getNodeName().equals("pre")) {
      return; // Something to be copied as it is.
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      addWords(node.getTextContent(), where, words);
    }
    if (node instanceof Element element) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) element.getAttributes().item(i);
        if (isRead(element, attribute)) {
          addWords(attribute.getValue(), where + attribute.getName() + "=", words);
        }
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, where, words);
    }
  }

  private static boolean isRead(Element element, Attr attribute) {
    return READ.contains(attribute.getName())
        || (attribute.getName().equals("value") && element.getTagName().startsWith("p:command"));
  }

  private static void addWords(String text, String where, List<String> words) {
    String own = NAMES.matcher(EXPRESSION.matcher(text).replaceAll("")).replaceAll("");
    if (LETTER.matcher(own).find()) {
      words.add(where + text.strip());
    }
  }
}
