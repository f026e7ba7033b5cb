package io.kyodaku.tenant;

import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a use case that works for one tenant: it runs in one transaction of the tenant role, and
 * {@link TenantWall} binds that transaction to the {@link io.kyodaku.shared.TenantId} among its
 * parameters before the first row is read.
 */
@Inherited
@InterceptorBinding
@Transactional(rollbackOn = Exception.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantScoped {}
