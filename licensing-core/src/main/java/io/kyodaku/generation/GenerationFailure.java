package io.kyodaku.generation;

import java.util.Arrays;
import java.util.Optional;

/** Why a generation came to nothing, so that its creator can be told in any language. */
public enum GenerationFailure {
  TOO_LONG("It took too long and was given up."),
  WITHDRAWN("It was withdrawn, or its owner has stopped it."),
  NOT_BEGUN("It was not answered or begun in time."),
  OWNER_STOPPED("Its owner has stopped it."),
  LICENCE_WITHDRAWN("Its licence was withdrawn before it was ready."),
  CREDITS_RELEASED("Its credits were released meanwhile, and there are not enough left."),
  SPENDING_LIMIT("The spending limit has been reached."),
  NOT_CHARGEABLE("It can no longer be charged."),
  SERVICE_NOT_UNDERSTOOD("The video service answered in a way that is not understood."),
  SERVICE_FORGOT("The video service no longer knows this clip."),
  SERVICE_FAILED("The video service failed."),
  SERVICE_DECLINED("The video service declined."),
  SERVICE_UNAVAILABLE("The video service can't be used at present."),
  CLIP_NOT_FETCHED("The clip could not be fetched."),
  CLIP_TOO_LARGE("The clip is larger than can be kept."),
  NO_CLIP("The video service delivered something that is no clip.");

  private final String english;

  GenerationFailure(String english) {
    this.english = english;
  }

  public String english() {
    return english;
  }

  /** By its name, or by the English words that were stored before; a backend's own are none. */
  public static Optional<GenerationFailure> of(String stored) {
    return Arrays.stream(values())
        .filter(failure -> failure.name().equals(stored) || failure.english.equals(stored))
        .findFirst();
  }
}
