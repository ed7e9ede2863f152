/** What a person may do beyond their own tasks. */
export const roles = ['auditor', 'operator'] as const;
export type Role = (typeof roles)[number];

/** Who sends a request, as their token says. */
export interface Identity {
  readonly userId: string;
  readonly email: string | undefined;
  readonly roles: readonly Role[];
  /** When the token stops being valid, in ms since 1970. Nothing that outlives a request may outlive this. */
  readonly expiresAtMs: number;
}
