package io.kyodaku.decision;

/**
 * This node no longer knows what has changed, or does not know yet what there is: a kill or a
 * closed policy might be among it, so it decides nothing. Retryable, best on another node.
 */
public final class OutOfTouchException extends RuntimeException {

  OutOfTouchException(String message) {
    super(message);
  }
}
