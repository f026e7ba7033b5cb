package io.kyodaku.notification;

import java.util.Arrays;
import java.util.List;

/** What notifications are about; a person chooses for each how it is told of by mail. */
public enum Topic {
  STANDING(Capacity.MEMBER, MailChoice.AT_ONCE),
  CONTRACT(Capacity.MEMBER, MailChoice.AT_ONCE),
  NAMES(Capacity.MEMBER, MailChoice.AT_ONCE),
  CONFLICTS(Capacity.MEMBER, MailChoice.AT_ONCE),
  APPROVALS(Capacity.MEMBER, MailChoice.AT_ONCE),
  STATEMENTS(Capacity.MEMBER, MailChoice.AT_ONCE),
  PAYOUTS(Capacity.MEMBER, MailChoice.AT_ONCE),
  IMPORTS(Capacity.MEMBER, MailChoice.NEVER),
  PLUGINS(Capacity.MEMBER, MailChoice.AT_ONCE),
  ANSWERS(Capacity.CREATOR, MailChoice.AT_ONCE),
  GENERATIONS(Capacity.CREATOR, MailChoice.NEVER),
  CREDITS(Capacity.CREATOR, MailChoice.DAILY),
  REFUNDS(Capacity.CREATOR, MailChoice.AT_ONCE),
  QUEUES(Capacity.ADMIN, MailChoice.DAILY);

  private final Capacity capacity;
  private final MailChoice unlessChosen;

  Topic(Capacity capacity, MailChoice unlessChosen) {
    this.capacity = capacity;
    this.unlessChosen = unlessChosen;
  }

  /** As what a person is told of it. */
  public Capacity capacity() {
    return capacity;
  }

  /** How it is told of by mail to those who have not chosen. */
  public MailChoice unlessChosen() {
    return unlessChosen;
  }

  public static List<Topic> of(Capacity capacity) {
    return Arrays.stream(values()).filter(topic -> topic.capacity == capacity).toList();
  }
}
