/**
 * What the rooms run on: data sources, clock, jobs, blobs, mail, health. It keeps the invariant
 * that each database role has a data source of its own. It must not know licensing rules or money.
 */
@NullMarked
package io.kyodaku.platform;

import org.jspecify.annotations.NullMarked;
