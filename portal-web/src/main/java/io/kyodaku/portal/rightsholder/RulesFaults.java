package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.RuleFault;
import io.kyodaku.shared.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where on the page it is told what is wrong with rules, guards and ceilings. */
record RulesFaults(List<RuleForm> rules, GuardsForm guards, String editing, PageErrors texts) {

  private static final Pattern RULE = Pattern.compile("rules\\[([0-9]{1,4})]\\.?(.*)");
  private static final Pattern CEILING = Pattern.compile("ceilings\\[([0-9]{1,4})]\\..*");
  private static final Pattern GUARD = Pattern.compile("guards\\.(\\w+)(?:\\[([0-9]{1,4})])?");

  /** The place of the rule that it is about. */
  static Optional<Integer> rule(FieldError error) {
    Matcher rule = RULE.matcher(error.field());
    return rule.matches() ? Optional.of(Integer.valueOf(rule.group(1))) : Optional.empty();
  }

  /** At the field of the page; of a rule that is not open, with its name, above the form. */
  FieldError at(FieldError error) {
    Matcher rule = RULE.matcher(error.field());
    if (rule.matches()) {
      RuleForm of = rules.get(Integer.parseInt(rule.group(1)));
      return of.getId().equals(editing)
          ? new FieldError(RuleForm.field(rule.group(2)), error.fault())
          : new FieldError(of.getName(), error.fault());
    }
    Matcher ceiling = CEILING.matcher(error.field());
    if (ceiling.matches()) {
      return new FieldError(guards.said().get(Integer.parseInt(ceiling.group(1))), error.fault());
    }
    Matcher guard = GUARD.matcher(error.field());
    return guard.matches() ? guard(guard, error) : error;
  }

  private FieldError guard(Matcher guard, FieldError error) {
    String field = guard.group(1);
    if (error.fault().code().equals(RuleFault.NO_COMPANY.code())) {
      return new FieldError(field, texts.text("rights.rules.noCompany"));
    }
    if (field.equals("blockedTerms") && guard.group(2) != null) {
      String term = guards.typed(field).toList().get(Integer.parseInt(guard.group(2)));
      return new FieldError(field, term + ": " + texts.text(error.fault()));
    }
    return new FieldError(field, error.fault());
  }
}
