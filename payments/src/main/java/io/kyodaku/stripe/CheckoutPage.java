package io.kyodaku.stripe;

import java.net.URI;

/** A session and the hosted page where it is paid. */
record CheckoutPage(String sessionId, URI address) {}
