package io.kyodaku.portal.creator;

import io.kyodaku.identity.InvitingCreators;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.portal.Going;
import io.kyodaku.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A creator's link to invite others by. */
@Named
@RequestScoped
public class InvitePage {

  @Inject private InvitingCreators inviting;
  @Inject private CurrentCaller caller;
  @Inject private PortalAddress portal;
  private InvitingCreators.@Nullable Invite invite;

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  /** The last link; null where there never was one. */
  public InvitingCreators.@Nullable Invite getInvite() {
    if (invite == null) {
      invite = inviting.of(creator()).orElse(null);
    }
    return invite;
  }

  public String getLink() {
    InvitingCreators.Invite shown = getInvite();
    return shown == null ? "" : portal.link("/signup/creator?invite=" + shown.code());
  }

  public long getJoined() {
    return inviting.joined(creator());
  }

  public int getJoinsAtMost() {
    return InvitingCreators.JOINS_AT_MOST;
  }

  public void renew() {
    inviting.renew(creator());
    Going.to("/creator/invite?done=inviteMade");
  }
}
