package io.kyodaku.tenant;

import io.kyodaku.shared.TenantId;

/** That an account belongs to a tenant, and as what. */
public record Membership(
    TenantId tenant, String slug, String name, TenantStatus status, MemberRole role) {}
