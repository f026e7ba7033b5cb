/**
 * The portal in a real browser: the three people's story from sign-up to payout, the walks of those
 * who should not get through, and how every page looks. All of it shares one program and one
 * browser. Pages are read by their ids and what people can see; nothing here knows a table or a
 * class of the product.
 */
package io.kyodaku.browser;
