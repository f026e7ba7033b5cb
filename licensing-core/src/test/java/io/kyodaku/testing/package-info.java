/**
 * Fixtures for tests of every room: a real PostgreSQL with the product's own schema and roles, and
 * a clock to move.
 */
@NullMarked
package io.kyodaku.testing;

import org.jspecify.annotations.NullMarked;
