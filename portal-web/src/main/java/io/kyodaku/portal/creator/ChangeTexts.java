package io.kyodaku.portal.creator;

import io.kyodaku.decision.Change;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What would have to be otherwise about a request, in the reader's words. */
@Dependent
class ChangeTexts {

  private final PageErrors texts;
  private final Formats formats;

  @Inject
  ChangeTexts(PageErrors texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** Joined into one line, such as {@code Personal, at most 8 seconds}. */
  String of(List<Change> changes) {
    return changes.stream().map(this::of).collect(Collectors.joining(texts.text("change.and")));
  }

  private String of(Change change) {
    return switch (change) {
      case Change.ToUse to -> texts.text("use." + to.use());
      case Change.ToTerritories to ->
          filled(
              "change.territories",
              to.territories().stream()
                  .map(formats::country)
                  .collect(Collectors.joining(texts.text("change.comma"))));
      case Change.ToSeconds to -> filled("change.seconds", to.seconds());
      case Change.ToQuality to -> filled("change.quality", texts.text("quality." + to.quality()));
      case Change.WithoutAsset without ->
          without.name().isEmpty()
              ? texts.text("change.withoutUnknown")
              : filled("change.without", without.name());
      case Change.ToThemes to -> texts.text("change.themes");
      case Change.NotBefore not -> filled("change.notBefore", formats.instant(not.moment()));
    };
  }

  private String filled(String key, Object... with) {
    return MessageFormat.format(texts.text(key), with);
  }
}
