package io.kyodaku.portal;

import io.kyodaku.decision.Reason;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;

/**
 * Why something was refused, in the reader's language. The bundles have a sentence for each code;
 * where there is none, or the asset has no name for this reader, the engine's own words stand,
 * which are English.
 */
@RequestScoped
public class ReasonTexts {

  private final Language language;

  @Inject
  ReasonTexts(Language language) {
    this.language = language;
  }

  /** For the container's proxy. */
  protected ReasonTexts() {
    this(new Language());
  }

  /** Why, and what would change it; the remedy may be empty. */
  public record Told(String message, String remedy) {}

  /**
   * @param nameOf an asset's name for this reader; empty where there is none
   */
  public Told told(Reason reason, Function<UUID, String> nameOf) {
    String name = reason.assetId().map(nameOf).orElse("");
    return new Told(
        sentence("reason." + reason.code(), name, reason.message()),
        reason
            .remedy()
            .map(remedy -> sentence("remedy." + reason.code(), name, remedy))
            .orElse(""));
  }

  private String sentence(String key, String name, String otherwise) {
    ResourceBundle texts =
        ResourceBundle.getBundle("io.kyodaku.portal.texts", language.getLocale());
    if (!texts.containsKey(key)) {
      return otherwise;
    }
    String sentence = texts.getString(key);
    return name.isEmpty() && sentence.contains("{0}")
        ? otherwise
        : MessageFormat.format(sentence, name);
  }
}
