/**
 * Tries to break through the walls between tenants and between roles: each wall with the others
 * knocked out, on every table there is. It must not know what the tables are for.
 */
@NullMarked
package io.kyodaku.walls;

import org.jspecify.annotations.NullMarked;
