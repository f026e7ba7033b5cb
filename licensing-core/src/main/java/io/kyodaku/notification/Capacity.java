package io.kyodaku.notification;

/** As what somebody is told, which it has to be still when it reads. */
public enum Capacity {
  /** A member of a tenant whose role has the right for what it is told. */
  MEMBER,
  CREATOR,
  ADMIN
}
