import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** A link that signs one person in once. */
const SignInLinkSchema = defineEntity({
  ...tenantTable,
  name: 'SignInLink',
  tableName: 'sign_in_link',
  properties: {
    tenant: tenantColumn(),
    /** SHA-256 of the secret in the link. */
    id: p.string().length(64).primary(),
    userId: p.uuid(),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ['tenant', 'userId'] }],
});

export class SignInLink extends SignInLinkSchema.class {}
SignInLinkSchema.setClass(SignInLink);
