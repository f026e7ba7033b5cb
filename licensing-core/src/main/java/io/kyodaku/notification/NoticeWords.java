package io.kyodaku.notification;

import io.kyodaku.shared.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a notification says, in a reader's language. */
public final class NoticeWords {

  private static final int MICRO_DIGITS = 6;
  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale reader;
  private final ResourceBundle texts;

  public NoticeWords(Locale reader) {
    this.reader = reader;
    this.texts =
        ResourceBundle.getBundle(
            NoticeWords.class.getPackageName() + ".notices",
            reader,
            NoticeWords.class.getClassLoader(),
            ENGLISH_ELSE);
  }

  /** A few words, without a full stop. */
  public String title(Notice notice) {
    return fill("title." + notice.kind().word(), arguments(notice));
  }

  /** What it means and what can be done; may have several lines. */
  public String text(Notice notice) {
    return fill("text." + notice.kind().word(), arguments(notice));
  }

  /** A text of the frame around them. */
  String fill(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), reader).format(arguments);
  }

  private Object[] arguments(Notice notice) {
    return new Object[] {
      notice.tenantName(),
      notice.fact("name"),
      notice.fact("asset"),
      notice.fact("number"),
      money(notice),
      notice.fact("reason"),
      notice.fact("count").isEmpty() ? 1L : Long.parseLong(notice.fact("count")),
      credits(notice),
      date(notice)
    };
  }

  private String money(Notice notice) {
    if (notice.fact("minor").isEmpty()) {
      return "";
    }
    Currency currency = Currency.getInstance(notice.fact("currency"));
    NumberFormat format = NumberFormat.getCurrencyInstance(reader);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    long micros = Money.ofMinor(Long.parseLong(notice.fact("minor")), currency).micros();
    return format.format(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  private String credits(Notice notice) {
    if (notice.fact("credits").isEmpty()) {
      return "";
    }
    NumberFormat format = NumberFormat.getNumberInstance(reader);
    format.setMaximumFractionDigits(MICRO_DIGITS);
    return format.format(BigDecimal.valueOf(Long.parseLong(notice.fact("credits")), MICRO_DIGITS));
  }

  private String date(Notice notice) {
    return notice.fact("day").isEmpty()
        ? ""
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(reader)
            .format(LocalDate.parse(notice.fact("day")));
  }
}
