package io.kyodaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpreadsheetCellTest {

  @Test
  void whatBeginsAsAFormulaIsGuarded() {
    for (String formula :
        new String[] {"=1+1", "+1", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "＝1+1"}) {
      assertThat(SpreadsheetCell.guarded(formula)).isEqualTo("'" + formula);
    }
    assertThat(SpreadsheetCell.guarded("Momo=Taro")).isEqualTo("Momo=Taro");
    assertThat(SpreadsheetCell.unguarded("'Tis a name")).isEqualTo("'Tis a name");
  }

  @Property
  void whatWasGuardedComesBackAsItWas(@ForAll String text) {
    assertThat(SpreadsheetCell.unguarded(SpreadsheetCell.guarded(text)))
        .isEqualTo(unlessGuarded(text));
  }

  /** A text that looks guarded already can't be told from one that was. */
  private static String unlessGuarded(String text) {
    return SpreadsheetCell.unguarded(text).equals(text) ? text : SpreadsheetCell.unguarded(text);
  }
}
