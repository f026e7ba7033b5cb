package io.kyodaku.notification;

/** How something is told by mail; on the page it always is. */
public enum MailChoice {
  AT_ONCE,
  /** In one mail a day, with everything else that waits for it. */
  DAILY,
  NEVER
}
