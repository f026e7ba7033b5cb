package io.kyodaku.portal.admin;

import io.kyodaku.identity.OpenSessions;
import io.kyodaku.identity.ResettingSecondFactor;
import io.kyodaku.oversight.PeopleDirectory;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person, and the help for who has lost the second step. */
@Named
@ViewScoped
public class PersonPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient PeopleDirectory people;
  @Inject private transient OpenSessions sessions;
  @Inject private transient ResettingSecondFactor resetting;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient PeopleDirectory.@Nullable Found found;
  private @Nullable String id;
  private @Nullable String reason;
  private @Nullable String code;

  public void requirePerson() {
    if (getPerson() == null) {
      Going.nowhere();
    }
  }

  public PeopleDirectory.@Nullable Found getPerson() {
    if (found == null) {
      found = WireId.ACCOUNT.parse(id).flatMap(people::find).orElse(null);
    }
    return found;
  }

  private UUID account() {
    return WireId.ACCOUNT.parse(id).orElseThrow();
  }

  public int getSessions() {
    return sessions.of(account()).size();
  }

  public void reset() {
    String here = "/admin/person?id=" + WireId.ACCOUNT.format(account());
    String typed = code;
    code = null;
    switch (resetting.reset(caller.person().accountId(), account(), reason, typed)) {
      case ResettingSecondFactor.Outcome.Reset reset -> Going.to(here + "&done=secondFactorReset");
      case ResettingSecondFactor.Outcome.NotOn not -> Going.to(here + "&failed=standsOtherwise");
      case ResettingSecondFactor.Outcome.OfOperator of -> Going.to(here + "&failed=notOfOperator");
      case ResettingSecondFactor.Outcome.WrongCode wrong -> errors.say("person.wrongCode");
      case ResettingSecondFactor.Outcome.Invalid invalid -> {
        errors.say("person.notReset");
        errors.show("help", invalid.errors());
      }
    }
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }
}
