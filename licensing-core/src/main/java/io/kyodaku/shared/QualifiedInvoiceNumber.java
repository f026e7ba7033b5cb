package io.kyodaku.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which number an issuer of qualified invoices is registered in Japan: a T and 13 digits, the
 * first of which checks the twelve behind it. An invoice without it lets its receiver deduct no
 * consumption tax.
 *
 * <p>Source: Consumption Tax Act (消費税法) article 57-4, paragraph 1, item 1, names the number as a
 * part of the invoice. A company's number is the T and its corporate number, whose check digit is
 * defined by article 2 of the Ministry of Finance's ordinance No. 70 of 2014 on corporate numbers
 * (法人番号の指定等に関する省令): with the twelve digits counted from the last, nine less the remainder by nine
 * of the sum of odd digits and of twice the even ones. So 1 to 9 check, never 0; and a 0 typed for
 * a 9, or the other way round, is not noticed. The numbers of persons are formed likewise.
 *
 * @param value T and 13 digits
 */
public record QualifiedInvoiceNumber(String value) {

  private static final int LENGTH_AT_MOST = 40;
  private static final Pattern FORM = Pattern.compile("T[1-9][0-9]{12}");
  private static final Pattern BETWEEN = Pattern.compile("[\\p{Zs}\\p{Pd}]");

  public QualifiedInvoiceNumber {
    if (fault(value).isPresent()) {
      throw new IllegalArgumentException("no registration number: " + value);
    }
  }

  /** As people type it: digits may be wide, the T small, and spaces and hyphens between them. */
  public static String tidy(String typed) {
    if (typed.length() > LENGTH_AT_MOST) {
      return typed;
    }
    String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    return BETWEEN.matcher(narrow).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /** What is wrong with a tidy text, if anything. */
  public static Optional<Fault> fault(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.of(NumberFault.INVOICE_NUMBER_FORM.with());
    }
    return checkDigit(text) == text.charAt(1) - '0'
        ? Optional.empty()
        : Optional.of(NumberFault.INVOICE_NUMBER_CHECK_DIGIT.with());
  }

  /** What was typed; nothing when it is no such number. */
  public static Optional<QualifiedInvoiceNumber> parse(String typed) {
    String text = tidy(typed);
    return fault(text).isPresent()
        ? Optional.empty()
        : Optional.of(new QualifiedInvoiceNumber(text));
  }

  private static int checkDigit(String text) {
    int sum = 0;
    for (int i = text.length() - 1, weight = 1; i > 1; i--, weight = 3 - weight) {
      sum += (text.charAt(i) - '0') * weight;
    }
    return 9 - sum % 9;
  }

  @Override
  public String toString() {
    return value;
  }

  /** What can be wrong with one. */
  public enum NumberFault implements Fault.Kind {
    INVOICE_NUMBER_FORM("must be a T and 13 digits, the first of which is not 0"),
    INVOICE_NUMBER_CHECK_DIGIT("has a digit that does not fit the others; is it typed right?");

    private final String english;

    NumberFault(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }
  }
}
