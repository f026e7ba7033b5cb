package io.kyodaku.withholding;

import io.kyodaku.withholding.SettingWithholdingRate.Draft;
import java.util.List;

/**
 * What the law of Japan has the Japanese company withhold of royalties for copyrights, as far as it
 * is known to this program: a start for the operator who sets the rates, and to be confirmed by
 * counsel. None of it is in force until it is set. Where it is from is in {@link Withholding}.
 *
 * <p>Who proved nothing is taken for a person who lives in Japan: what is withheld too much of that
 * is credited by its own tax return, and what is withheld too little would be the company's debt
 * (Income Tax Act, article 221).
 */
public final class StatutoryRates {

  private static final String RESIDENT =
      "所得税法204条1項1号・205条1号、復興財源確保法28条 (Income Tax Act arts. 204(1)(i), 205(i); Special Measures Act"
          + " for Reconstruction art. 28)";
  private static final String CORPORATION =
      "所得税法212条3項・174条に掲げられていないため源泉徴収なし (not among what Income Tax Act arts. 212(3) and 174 name)";
  private static final String ABROAD =
      "所得税法161条1項11号ロ・212条1項・213条1項1号、復興財源確保法28条 (Income Tax Act arts. 161(1)(xi)(b), 212(1),"
          + " 213(1)(i); Special Measures Act for Reconstruction art. 28)";

  private StatutoryRates() {}

  /** In the order in which they are read. */
  public static final List<Draft> OF_JAPAN =
      List.of(
          new Draft("JP", "?", "PERSON", "10.21", "1000000", "20.42", "", RESIDENT),
          new Draft("JP", "JP", "PERSON", "10.21", "1000000", "20.42", "", RESIDENT),
          new Draft("JP", "JP", "CORPORATION", "0", "", "", "", CORPORATION),
          new Draft("JP", "*", "PERSON", "20.42", "", "", "", ABROAD),
          new Draft("JP", "*", "CORPORATION", "20.42", "", "", "", ABROAD));
}
