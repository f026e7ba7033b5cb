package io.kyodaku.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.view.ViewScoped;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A button in a list means what its row showed: the list is kept with its page, and the button
 * carries the id of its row. A list that is read again when the button is pressed may have another
 * row in that place by then.
 */
class RowButtonsTest {

  private static final Pattern LIST = Pattern.compile("#\\{(\\w+)Page\\.(\\w+)}");
  private static final List<Row> ROWS = new ArrayList<>();

  /** A button, and the outermost list that it stands in. */
  private record Row(String page, String button, String list, boolean carriesId) {

    @Override
    public String toString() {
      return page + " " + button + " in " + list;
    }
  }

  @BeforeAll
  static void readPages() throws Exception {
    try (Stream<Path> files = Files.walk(webapp())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xhtml")).toList()) {
        read(file);
      }
    }
    assertThat(ROWS).hasSizeGreaterThan(15);
  }

  @Test
  void everyButtonCarriesTheIdOfItsRow() {
    assertThat(ROWS.stream().filter(row -> !row.carriesId())).isEmpty();
  }

  @Test
  void everyListIsKeptWithItsPage() throws Exception {
    for (Row row : ROWS) {
      Matcher list = LIST.matcher(row.list());
      assertThat(list.matches()).as(row.toString()).isTrue();
      Class<?> page = page(list.group(1));
      assertThat(page).as(row.toString()).hasAnnotation(ViewScoped.class);
      Type listed = page.getMethod("get" + capital(list.group(2))).getGenericReturnType();
      assertThat(isKept(listed)).as(row + " as " + listed.getTypeName()).isTrue();
      assertThat(
              Stream.of(page.getDeclaredFields())
                  .filter(field -> field.getGenericType().equals(listed))
                  .filter(field -> !java.lang.reflect.Modifier.isTransient(field.getModifiers())))
          .as(row.toString())
          .isNotEmpty();
    }
  }

  private static boolean isKept(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return isKept(list.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> plain)) {
      return false;
    }
    if (plain.isRecord()) {
      return Serializable.class.isAssignableFrom(plain)
          && Stream.of(plain.getRecordComponents())
              .map(RecordComponent::getGenericType)
              .allMatch(RowButtonsTest::isKept);
    }
    return plain.isPrimitive() || Serializable.class.isAssignableFrom(plain);
  }

  private static void read(Path file) throws Exception {
    Document page =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(file))));
    NodeList buttons = page.getElementsByTagName("p:commandButton");
    for (int i = 0; i < buttons.getLength(); i++) {
      Element button = (Element) buttons.item(i);
      String list = "";
      for (Node above = button; above != null; above = above.getParentNode()) {
        if (above.getNodeName().equals("ui:repeat")) {
          list = ((Element) above).getAttribute("value");
        }
      }
      if (!list.isEmpty()) {
        ROWS.add(
            new Row(
                String.valueOf(file.getFileName()),
                button.getAttribute("id"),
                list,
                !button.getAttribute("pt:value").isEmpty()));
      }
    }
  }

  private static Class<?> page(String name) throws IOException, ClassNotFoundException {
    String file = capital(name) + "Page.java";
    try (Stream<Path> sources = Files.walk(webapp().resolveSibling("java"))) {
      Path source =
          sources.filter(path -> path.endsWith(file)).findFirst().orElseThrow().toAbsolutePath();
      return Class.forName(
          source
              .toString()
              .replaceAll(".*/src/main/java/", "")
              .replaceAll("\\.java$", "")
              .replace('/', '.'));
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static Path webapp() {
    Path here = Path.of("src/main/webapp").toAbsolutePath();
    return Files.exists(here) ? here : Path.of("portal-web/src/main/webapp").toAbsolutePath();
  }
}
