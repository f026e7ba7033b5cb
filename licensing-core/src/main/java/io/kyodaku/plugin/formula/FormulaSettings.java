package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.shared.CheckedSettings;
import io.kyodaku.shared.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms as formulas.
 *
 * @param fee a {@link FormulaKind#FEE}
 * @param lines a {@link FormulaKind#LINES}
 */
public record FormulaSettings(
    @Setting(
            label = "Licence fee of a usage",
            help =
                "In micros of the contract's currency; unit is one million, listFee what it"
                    + " would cost without a formula",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "1回の利用のライセンス料",
                  help = "契約通貨の百万分の一単位。unit は百万、listFee は計算式がない場合の料金です"),
              @Setting.Words(
                  language = "zh",
                  label = "单次使用的许可费",
                  help = "以合同货币的百万分之一计；unit 为一百万，listFee 为没有公式时的费用")
            },
            min = 1,
            max = FormulaKind.MAX_TEXT,
            lines = true)
        String fee,
    @Setting(
            label = "Lines of a statement",
            help = "A list of tier, guarantee, recoup and member; [] for none",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "明細書に加える行",
                  help = "tier、guarantee、recoup、member のリスト。なければ []"),
              @Setting.Words(
                  language = "zh",
                  label = "结算单附加行",
                  help = "由 tier、guarantee、recoup、member 组成的列表；没有则为 []")
            },
            min = 1,
            max = FormulaKind.MAX_TEXT,
            lines = true)
        String lines)
    implements CheckedSettings {

  @Override
  public List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    Tried.faults(FormulaKind.FEE, fee, faults);
    Tried.faults(FormulaKind.LINES, lines, faults);
    return List.copyOf(faults);
  }
}
