package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Going;
import io.kyodaku.security.PortalSignIn;
import io.kyodaku.shared.WireId;
import io.kyodaku.tenant.ChangingTeam;
import io.kyodaku.tenant.MemberRole;
import io.kyodaku.tenant.Team;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One member: what they may do, for owners to change; everybody may leave. */
@Named
@ViewScoped
public class MemberPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Team team;
  @Inject private transient ChangingTeam changing;
  @Inject private transient PortalSignIn signIn;
  @Inject private transient TenantDesk desk;
  private transient Team.@Nullable Member member;
  private @Nullable String id;
  private UUID accountId = Nowhere.ID;
  private MemberRole role = MemberRole.VIEWER;

  public void open() {
    accountId = WireId.ACCOUNT.parse(id == null ? "" : id).orElse(Nowhere.ID);
    Optional<Team.Member> found = find();
    if (found.isEmpty() || !(desk.has(Right.SIGNING) || isMe())) {
      desk.notFound();
      return;
    }
    member = found.get();
    role = member.role();
  }

  public Team.Member getMember() {
    if (member == null) {
      member = find().orElseThrow();
    }
    return member;
  }

  private Optional<Team.Member> find() {
    return team.member(desk.tenant(), accountId);
  }

  public boolean isMe() {
    return desk.account().equals(accountId);
  }

  public MemberRole[] getRoles() {
    return MemberRole.values();
  }

  public void change() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    ChangingTeam.Outcome outcome =
        changing.changeRole(desk.account(), desk.tenant(), accountId, role);
    signIn.lookAnew(accountId);
    desk.goTo("team?" + told(outcome, "roleChanged"));
  }

  public void remove() {
    if (!isMe() && desk.lacks(Right.SIGNING)) {
      return;
    }
    ChangingTeam.Outcome outcome = changing.remove(desk.account(), desk.tenant(), accountId);
    signIn.lookAnew(accountId);
    if (outcome == ChangingTeam.Outcome.CHANGED && isMe()) {
      Going.to("/?done=teamLeft");
    } else {
      desk.goTo("team?" + told(outcome, "memberRemoved"));
    }
  }

  private static String told(ChangingTeam.Outcome outcome, String done) {
    return switch (outcome) {
      case CHANGED -> "done=" + done;
      case LAST_OWNER -> "failed=lastOwner";
      case UNKNOWN -> "failed=standsOtherwise";
    };
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public MemberRole getRole() {
    return role;
  }

  public void setRole(MemberRole role) {
    this.role = role;
  }
}
