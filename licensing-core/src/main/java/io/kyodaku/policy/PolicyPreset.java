package io.kyodaku.policy;

/**
 * A ready-made list of rules, the same for every owner. What none allows is blocked.
 *
 * <table>
 * <caption>What each says to each use</caption>
 * <tr><th></th><th>PERSONAL</th><th>SHARED</th><th>COMMERCIAL</th></tr>
 * <tr><td>CLOSED</td><td>block</td><td>block</td><td>block</td></tr>
 * <tr><td>FAN</td><td>allow, no fee</td><td>allow, list fee</td><td>block</td></tr>
 * <tr><td>OPEN</td><td>allow, list fee</td><td>allow, list fee</td><td>allow, three times the list fee</td></tr>
 * <tr><td>ASK</td><td>ask</td><td>ask</td><td>ask</td></tr>
 * </table>
 */
public enum PolicyPreset {
  CLOSED,
  FAN,
  OPEN,
  ASK
}
