package io.kyodaku.standin.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the pages in one language. */
public record Texts(Locale locale, ResourceBundle bundle) {

  static Texts in(Locale locale) {
    return new Texts(
        locale,
        ResourceBundle.getBundle(
            "io.kyodaku.standin.page.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The text, escaped, with its arguments, escaped too. */
  public String html(String key, String... arguments) {
    return Markup.escape(text(key, arguments));
  }

  public String text(String key, String... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
