package io.kyodaku.portal.admin;

import io.kyodaku.log.AuditAction;
import io.kyodaku.log.AuditTrail;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says lines of the audit in the words of whoever reads. */
@Dependent
public class AuditLines {

  private final PageErrors texts;
  private final Language language;

  @Inject
  AuditLines(PageErrors texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /**
   * One line as it is read.
   *
   * @param code what was done, as the log keeps it
   * @param language of the detail, BCP 47; empty where somebody typed it
   */
  public record Line(
      Instant at,
      String what,
      String code,
      String who,
      Optional<String> tenant,
      String language,
      String detail,
      OptionalLong leaf) {}

  List<Line> read(List<AuditTrail.Line> lines) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.at(),
                    word(line.action()),
                    line.action(),
                    line.who(),
                    line.tenant(),
                    AuditAction.language(line.action()),
                    line.detail(),
                    line.leaf()))
        .toList();
  }

  /** In the order of the words. */
  List<Choice> choices(List<String> codes) {
    Collator order = Collator.getInstance(language.getLocale());
    return codes.stream()
        .map(code -> new Choice(code, word(code)))
        .sorted(Comparator.comparing(Choice::label, order))
        .toList();
  }

  private String word(String code) {
    return AuditAction.of(code).map(known -> texts.text("activity." + code)).orElse(code);
  }
}
