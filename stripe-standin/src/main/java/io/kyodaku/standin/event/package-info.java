/**
 * Events: what happened, kept for the API and put in the outbox for the entity's webhook.
 *
 * <p>Invariant: an event and its delivery are written in the transaction of what they tell about;
 * what an event says never changes.
 *
 * <p>It must not know how deliveries travel, nor what resources mean by their events.
 */
@NullMarked
package io.kyodaku.standin.event;

import org.jspecify.annotations.NullMarked;
