package io.kyodaku.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.kyodaku.shared.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a use case may find wrong with a field can be said in every language. */
class FaultTextsTest {

  private final List<Fault.Kind> kinds =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .withImportOption(location -> !location.contains("-tests.jar"))
              .importPackages("io.kyodaku")
              .stream()
              .filter(type -> type.isAssignableTo(Fault.Kind.class) && type.isEnum())
              .map(JavaClass::reflect)
              .flatMap(type -> Stream.of(type.getEnumConstants()))
              .map(Fault.Kind.class::cast)
              .toList();

  @Test
  void everyKindOfFaultHasACodeOfItsOwn() {
    assertThat(kinds).hasSizeGreaterThan(50);
    assertThat(kinds).extracting(Fault.Kind::code).doesNotHaveDuplicates();
  }

  @Test
  void theBundlesHaveATextForEachKindAndForNothingElse() {
    for (String language : Bundle.OTHERS) {
      assertThat(
              Bundle.texts(Bundle.ofThePortal().file(language)).keySet().stream()
                  .filter(key -> key.startsWith(Fault.CODE)))
          .as(language)
          .containsExactlyInAnyOrderElementsOf(kinds.stream().map(Fault.Kind::code).toList());
    }
  }

  @Test
  void inEnglishPagesSayWhatTheInterfaceSays() {
    Map<String, String> english = Bundle.ofThePortal().texts();
    kinds.forEach(kind -> assertThat(english.get(kind.code())).isEqualTo(kind.english()));
  }
}
