package io.kyodaku.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a capability's mails in the reader's language, English where there are none. A text
 * named {@code x} has the keys {@code x.subject} and {@code x.body}.
 */
public final class MailTexts {

  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final String bundle;
  private final ClassLoader loader;

  /** The texts in {@code mail.properties} beside {@code neighbour}. */
  public MailTexts(Class<?> neighbour) {
    this.bundle = neighbour.getPackageName() + ".mail";
    this.loader = neighbour.getClassLoader();
  }

  public void send(
      Connection connection,
      String recipient,
      String language,
      String text,
      Clock clock,
      Object... arguments)
      throws SQLException {
    Locale reader = Locale.forLanguageTag(language);
    ResourceBundle texts = ResourceBundle.getBundle(bundle, reader, loader, ENGLISH_ELSE);
    Mails.add(
        connection,
        recipient,
        format(texts.getString(text + ".subject"), reader, arguments),
        format(texts.getString(text + ".body"), reader, arguments),
        clock);
  }

  private static String format(String pattern, Locale reader, Object... arguments) {
    return new MessageFormat(pattern, reader).format(arguments);
  }
}
