package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.tenant.InvitingMember;
import io.kyodaku.tenant.MemberRole;
import io.kyodaku.tenant.Team;
import io.kyodaku.tenant.WithdrawingInvitation;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works for the rightsholder, and the form by which owners ask others to. */
@Named
@ViewScoped
public class TeamPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Team team;
  @Inject private transient InvitingMember inviting;
  @Inject private transient WithdrawingInvitation withdrawing;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<Team.Member> members;
  private @Nullable List<Open> open;
  private @Nullable String email;
  private @Nullable String role = MemberRole.VIEWER.name();

  /** An invitation as it stood when the page was opened: a row's button means this one. */
  public record Open(UUID id, String email, MemberRole role, Instant until)
      implements Serializable {}

  public List<Team.Member> getMembers() {
    if (members == null) {
      members = team.members(desk.tenant());
    }
    return members;
  }

  public List<Open> getOpen() {
    if (open == null) {
      open =
          new ArrayList<>(
              team.invited(desk.tenant()).stream()
                  .map(one -> new Open(one.id(), one.email(), one.role(), one.until()))
                  .toList());
    }
    return open;
  }

  public MemberRole[] getRoles() {
    return MemberRole.values();
  }

  public boolean isMe(UUID id) {
    return desk.account().equals(id);
  }

  public void invite() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    switch (inviting.invite(desk.account(), desk.tenant(), email, role)) {
      case InvitingMember.Outcome.Invited invited -> desk.goTo("team?done=memberInvited");
      case InvitingMember.Outcome.Invalid invalid -> errors.show("invite", invalid.errors());
    }
  }

  public void withdraw(@Nullable UUID invitation) {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    boolean done = withdrawing.withdraw(desk.account(), desk.tenant(), invitation);
    desk.goTo(done ? "team?done=invitationWithdrawn" : "team?failed=standsOtherwise");
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getRole() {
    return role;
  }

  public void setRole(@Nullable String role) {
    this.role = role;
  }
}
