/**
 * The Japanese month-end close: books close with the month (月末締め), payment follows at the end of a
 * later month, by default the next (翌月末払い), on the business day before when that day is none.
 *
 * <p>The invariant kept here: a payment never falls on a day on which banks in Japan are closed,
 * and never before its month has ended. Holidays follow the law as it stood in 2026; when the law
 * changes, this plugin gets a new version. This package knows the plugin API alone.
 */
package io.kyodaku.plugins.monthend;
