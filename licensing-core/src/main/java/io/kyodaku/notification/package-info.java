/**
 * What people are told: on the page, by mail at once or once a day. It keeps the invariants that
 * whatever is told has happened, that it is told once, and that what concerns a tenant is seen by
 * those alone who may see it there now. It must not know how things happen, nor of pages beyond
 * their addresses.
 */
@NullMarked
package io.kyodaku.notification;

import org.jspecify.annotations.NullMarked;
