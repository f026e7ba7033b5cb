package io.kyodaku.generation;

/**
 * Writes an authorization as the answer that goes over the wire, once: the text is kept with the
 * idempotency key and given again for a repeated request, whatever later versions would write.
 */
@FunctionalInterface
public interface AnswerFormat {

  String render(Authorization authorization);
}
